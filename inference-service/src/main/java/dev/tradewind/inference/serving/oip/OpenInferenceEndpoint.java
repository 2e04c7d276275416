package dev.tradewind.inference.serving.oip;

import static dev.tradewind.inference.serving.oip.InferRequests.version;

import dev.tradewind.api.inference.oip.GRPCInferenceService;
import dev.tradewind.api.inference.oip.ModelConfigRequest;
import dev.tradewind.api.inference.oip.ModelConfigResponse;
import dev.tradewind.api.inference.oip.ModelInferRequest;
import dev.tradewind.api.inference.oip.ModelInferResponse;
import dev.tradewind.api.inference.oip.ModelMetadataRequest;
import dev.tradewind.api.inference.oip.ModelMetadataResponse;
import dev.tradewind.api.inference.oip.ModelReadyRequest;
import dev.tradewind.api.inference.oip.ModelReadyResponse;
import dev.tradewind.api.inference.oip.ModelStatisticsRequest;
import dev.tradewind.api.inference.oip.ModelStatisticsResponse;
import dev.tradewind.api.inference.oip.ModelStreamInferResponse;
import dev.tradewind.api.inference.oip.RepositoryIndexRequest;
import dev.tradewind.api.inference.oip.RepositoryIndexResponse;
import dev.tradewind.api.inference.oip.RepositoryModelLoadRequest;
import dev.tradewind.api.inference.oip.RepositoryModelLoadResponse;
import dev.tradewind.api.inference.oip.RepositoryModelUnloadRequest;
import dev.tradewind.api.inference.oip.RepositoryModelUnloadResponse;
import dev.tradewind.api.inference.oip.ServerLiveRequest;
import dev.tradewind.api.inference.oip.ServerLiveResponse;
import dev.tradewind.api.inference.oip.ServerMetadataRequest;
import dev.tradewind.api.inference.oip.ServerMetadataResponse;
import dev.tradewind.api.inference.oip.ServerReadyRequest;
import dev.tradewind.api.inference.oip.ServerReadyResponse;
import dev.tradewind.inference.call.CallerContext;
import dev.tradewind.inference.call.ModelCall;
import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.predict.ForCallers;
import dev.tradewind.inference.predict.Predictor;
import dev.tradewind.inference.serving.domain.Lease;
import dev.tradewind.inference.serving.lifecycle.ModelWatcher;
import dev.tradewind.inference.serving.runtime.ServedModels;
import dev.tradewind.inference.serving.runtime.ServedVersion;
import dev.tradewind.kit.error.ServiceException;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Generic inference over whatever is loaded. */
@GrpcService
public class OpenInferenceEndpoint implements GRPCInferenceService {

  /** What is answered beyond the protocol itself, by Triton's names for it. */
  private static final List<String> EXTENSIONS =
      List.of(
          "classification",
          "model_configuration",
          "model_repository",
          "parameters",
          "schedule_policy",
          "statistics");

  private final Predictor predictor;
  private final ServedModels models;
  private final ModelWatcher watcher;
  private final Repository repository;
  private final ModelConfigs configs;
  private final int streamRequests;
  private final String applicationVersion;

  OpenInferenceEndpoint(
      @ForCallers Predictor predictor,
      ServedModels models,
      ModelWatcher watcher,
      Repository repository,
      ModelConfigs configs,
      OpenInferenceConfig config,
      @ConfigProperty(name = "quarkus.application.version") String applicationVersion) {
    this.predictor = predictor;
    this.models = models;
    this.watcher = watcher;
    this.repository = repository;
    this.configs = configs;
    this.streamRequests =
        Setting.between(
            "tradewind.inference.open-inference.stream-requests",
            config.streamRequests(),
            1,
            10_000);
    this.applicationVersion = applicationVersion;
  }

  @Override
  public Uni<ServerLiveResponse> serverLive(ServerLiveRequest request) {
    return Uni.createFrom().item(ServerLiveResponse.newBuilder().setLive(true).build());
  }

  @Override
  public Uni<ServerReadyResponse> serverReady(ServerReadyRequest request) {
    return Uni.createFrom()
        .item(() -> ServerReadyResponse.newBuilder().setReady(watcher.ready()).build());
  }

  @Override
  public Uni<ModelReadyResponse> modelReady(ModelReadyRequest request) {
    return Uni.createFrom()
        .item(
            () ->
                ModelReadyResponse.newBuilder()
                    .setReady(isReady(request.getName(), request.getVersion()))
                    .build());
  }

  private boolean isReady(String name, String version) {
    try {
      return models.serves(name, version(name, version));
    } catch (ServiceException notNumber) {
      return false;
    }
  }

  @Override
  public Uni<ServerMetadataResponse> serverMetadata(ServerMetadataRequest request) {
    return Uni.createFrom()
        .item(
            ServerMetadataResponse.newBuilder()
                .setName("tradewind-inference")
                .setVersion(applicationVersion)
                .addAllExtensions(EXTENSIONS)
                .build());
  }

  @Override
  public Uni<ModelMetadataResponse> modelMetadata(ModelMetadataRequest request) {
    return Uni.createFrom()
        .item(() -> ask(request.getName(), request.getVersion(), InferResponses::metadata));
  }

  private <T> T ask(String name, String version, Function<ServedVersion, T> question) {
    try (Lease<ServedVersion> lease = models.lease(name, version(name, version))) {
      return question.apply(lease.value());
    }
  }

  @Override
  public Uni<ModelInferResponse> modelInfer(ModelInferRequest request) {
    return infer(request, ModelCall.current());
  }

  private Uni<ModelInferResponse> infer(ModelInferRequest request, ModelCall call) {
    Uni<ModelInferResponse> answer =
        Uni.createFrom()
            .item(() -> InferRequests.decode(request, call))
            .chain(decoded -> call.asking(predictor.predict(decoded)))
            .map(prediction -> InferResponses.encode(request, prediction));
    return CallerContext.returning(answer);
  }

  @Override
  public Multi<ModelStreamInferResponse> modelStreamInfer(Multi<ModelInferRequest> requests) {
    ModelCall call = ModelCall.current();
    return new InferStream(streamRequests, request -> infer(request, call)).answers(requests);
  }

  @Override
  public Uni<ModelConfigResponse> modelConfig(ModelConfigRequest request) {
    return Uni.createFrom()
        .item(
            () ->
                ModelConfigResponse.newBuilder()
                    .setConfig(ask(request.getName(), request.getVersion(), configs::of))
                    .build());
  }

  @Override
  public Uni<ModelStatisticsResponse> modelStatistics(ModelStatisticsRequest request) {
    return Uni.createFrom()
        .item(
            () -> {
              ModelStatisticsResponse.Builder response = ModelStatisticsResponse.newBuilder();
              models
                  .loaded(request.getName(), version(request.getName(), request.getVersion()))
                  .forEach(one -> response.addModelStats(StatisticsMessages.of(one)));
              return response.build();
            });
  }

  @Override
  public Uni<RepositoryIndexResponse> repositoryIndex(RepositoryIndexRequest request) {
    return Uni.createFrom().item(() -> repository.index(request));
  }

  @Override
  public Uni<RepositoryModelLoadResponse> repositoryModelLoad(RepositoryModelLoadRequest request) {
    return Uni.createFrom()
        .deferred(() -> repository.load(request))
        .replaceWith(RepositoryModelLoadResponse.getDefaultInstance());
  }

  @Override
  public Uni<RepositoryModelUnloadResponse> repositoryModelUnload(
      RepositoryModelUnloadRequest request) {
    return Uni.createFrom()
        .deferred(() -> repository.unload(request))
        .replaceWith(RepositoryModelUnloadResponse.getDefaultInstance());
  }
}
