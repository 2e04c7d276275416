package dev.tradewind.training.registry;

import dev.tradewind.api.training.v1.GetModelVersionRequest;
import dev.tradewind.api.training.v1.GetModelVersionResponse;
import dev.tradewind.api.training.v1.ListModelVersionsRequest;
import dev.tradewind.api.training.v1.ListModelVersionsResponse;
import dev.tradewind.api.training.v1.ListModelsRequest;
import dev.tradewind.api.training.v1.ListModelsResponse;
import dev.tradewind.api.training.v1.ModelService;
import dev.tradewind.api.training.v1.SetModelAliasRequest;
import dev.tradewind.api.training.v1.SetModelAliasResponse;
import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.kit.paging.PageToken;
import dev.tradewind.training.domain.ModelVersion;
import dev.tradewind.training.domain.RegisteredModel;
import dev.tradewind.training.error.TrainingReason;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** The registry's contract. */
@GrpcService
class ModelGrpcService implements ModelService {

  private static final int DEFAULT_PAGE_SIZE = 20;

  private final ModelRegistry registry;

  ModelGrpcService(ModelRegistry registry) {
    this.registry = registry;
  }

  @Override
  public Uni<ListModelsResponse> listModels(ListModelsRequest request) {
    return registry
        .models()
        .map(
            models ->
                ListModelsResponse.newBuilder()
                    .addAllModels(models.stream().map(ModelMessages::model).toList())
                    .build());
  }

  @Override
  public Uni<ListModelVersionsResponse> listModelVersions(ListModelVersionsRequest request) {
    String scope = "ListModelVersions/" + request.getModel();
    long below =
        PageToken.lastKey(scope, request.getPageToken())
            .map(Long::parseLong)
            .orElse(Long.MAX_VALUE);
    int size = request.getPageSize() == 0 ? DEFAULT_PAGE_SIZE : request.getPageSize();
    return registry
        .model(request.getModel())
        .chain(
            model ->
                registry
                    .versionsBelow(model.name(), below, size + 1)
                    .map(versions -> page(scope, model, versions, size)));
  }

  @Override
  public Uni<GetModelVersionResponse> getModelVersion(GetModelVersionRequest request) {
    return registry
        .model(request.getModel())
        .chain(
            model ->
                registry
                    .version(model.name(), wanted(request, model))
                    .map(
                        version ->
                            GetModelVersionResponse.newBuilder()
                                .setModelVersion(ModelMessages.version(version, model))
                                .build()));
  }

  @Override
  public Uni<SetModelAliasResponse> setModelAlias(SetModelAliasRequest request) {
    return registry
        .setAlias(request.getModel(), request.getAlias(), request.getVersion())
        .map(
            model ->
                SetModelAliasResponse.newBuilder().setModel(ModelMessages.model(model)).build());
  }

  private static long wanted(GetModelVersionRequest request, RegisteredModel model) {
    if (request.hasVersion()) {
      return request.getVersion();
    }
    Long version = model.aliases().get(request.getAlias());
    if (version == null) {
      throw new ServiceException(
          TrainingReason.ALIAS_UNKNOWN,
          "model "
              + model.name()
              + " has no alias "
              + request.getAlias()
              + " (it has: "
              + model.aliases().keySet().stream().sorted().toList()
              + ")");
    }
    return version;
  }

  private static ListModelVersionsResponse page(
      String scope, RegisteredModel model, List<ModelVersion> versions, int size) {
    List<ModelVersion> page = versions.subList(0, Math.min(size, versions.size()));
    ListModelVersionsResponse.Builder response =
        ListModelVersionsResponse.newBuilder()
            .addAllVersions(
                page.stream().map(version -> ModelMessages.version(version, model)).toList());
    if (versions.size() > size) {
      response.setNextPageToken(
          PageToken.after(scope, String.valueOf(page.get(size - 1).version())));
    }
    return response.build();
  }
}
