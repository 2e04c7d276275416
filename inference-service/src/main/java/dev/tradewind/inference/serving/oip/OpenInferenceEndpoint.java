package dev.tradewind.inference.serving.oip;

import dev.tradewind.api.inference.oip.GRPCInferenceService;
import dev.tradewind.api.inference.oip.ModelInferRequest;
import dev.tradewind.api.inference.oip.ModelInferResponse;
import dev.tradewind.api.inference.oip.ModelMetadataRequest;
import dev.tradewind.api.inference.oip.ModelMetadataResponse;
import dev.tradewind.api.inference.oip.ModelReadyRequest;
import dev.tradewind.api.inference.oip.ModelReadyResponse;
import dev.tradewind.api.inference.oip.ServerLiveRequest;
import dev.tradewind.api.inference.oip.ServerLiveResponse;
import dev.tradewind.api.inference.oip.ServerMetadataRequest;
import dev.tradewind.api.inference.oip.ServerMetadataResponse;
import dev.tradewind.api.inference.oip.ServerReadyRequest;
import dev.tradewind.api.inference.oip.ServerReadyResponse;
import dev.tradewind.inference.call.CallerContext;
import dev.tradewind.inference.predict.Predictor;
import dev.tradewind.inference.serving.domain.Lease;
import dev.tradewind.inference.serving.registry.RegistryWatcher;
import dev.tradewind.inference.serving.runtime.ServedModels;
import dev.tradewind.inference.serving.runtime.ServedVersion;
import dev.tradewind.kit.error.ServiceException;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Generic inference over whatever is loaded. */
@GrpcService
public class OpenInferenceEndpoint implements GRPCInferenceService {

  private final Predictor predictor;
  private final ServedModels models;
  private final RegistryWatcher watcher;
  private final String applicationVersion;

  OpenInferenceEndpoint(
      Predictor predictor,
      ServedModels models,
      RegistryWatcher watcher,
      @ConfigProperty(name = "quarkus.application.version") String applicationVersion) {
    this.predictor = predictor;
    this.models = models;
    this.watcher = watcher;
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
      return models.serves(name, InferRequests.version(name, version));
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
                .build());
  }

  @Override
  public Uni<ModelMetadataResponse> modelMetadata(ModelMetadataRequest request) {
    return Uni.createFrom().item(() -> metadata(request.getName(), request.getVersion()));
  }

  private ModelMetadataResponse metadata(String name, String version) {
    try (Lease<ServedVersion> lease = models.lease(name, InferRequests.version(name, version))) {
      return InferResponses.metadata(lease.value());
    }
  }

  @Override
  public Uni<ModelInferResponse> modelInfer(ModelInferRequest request) {
    Uni<ModelInferResponse> answer =
        Uni.createFrom()
            .item(() -> InferRequests.decode(request))
            .chain(predictor::predict)
            .map(prediction -> InferResponses.encode(request, prediction));
    return CallerContext.returning(answer);
  }
}
