package dev.tradewind.training.registry;

import dev.tradewind.api.training.v1.DeleteModelVersionTagRequest;
import dev.tradewind.api.training.v1.DeleteModelVersionTagResponse;
import dev.tradewind.api.training.v1.GetModelVersionRequest;
import dev.tradewind.api.training.v1.GetModelVersionResponse;
import dev.tradewind.api.training.v1.ListModelAliasMovesRequest;
import dev.tradewind.api.training.v1.ListModelAliasMovesResponse;
import dev.tradewind.api.training.v1.ListModelVersionsRequest;
import dev.tradewind.api.training.v1.ListModelVersionsResponse;
import dev.tradewind.api.training.v1.ListModelsRequest;
import dev.tradewind.api.training.v1.ListModelsResponse;
import dev.tradewind.api.training.v1.ModelService;
import dev.tradewind.api.training.v1.ModelVersion;
import dev.tradewind.api.training.v1.RollBackModelAliasRequest;
import dev.tradewind.api.training.v1.RollBackModelAliasResponse;
import dev.tradewind.api.training.v1.SetModelAliasRequest;
import dev.tradewind.api.training.v1.SetModelAliasResponse;
import dev.tradewind.api.training.v1.SetModelVersionTagRequest;
import dev.tradewind.api.training.v1.SetModelVersionTagResponse;
import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.kit.paging.PageToken;
import dev.tradewind.training.domain.AliasMove;
import dev.tradewind.training.domain.RegisteredModel;
import dev.tradewind.training.error.TrainingReason;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The registry's contract. */
@GrpcService
class ModelGrpcService implements ModelService {

  private static final int DEFAULT_PAGE_SIZE = 20;

  private final ModelRegistry registry;
  private final ModelAliases aliases;
  private final VersionTags tags;

  ModelGrpcService(ModelRegistry registry, ModelAliases aliases, VersionTags tags) {
    this.registry = registry;
    this.aliases = aliases;
    this.tags = tags;
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
    Map<String, String> tagged = new TreeMap<>(request.getTagsMap());
    String scope =
        "ListModelVersions/" + request.getModel() + (tagged.isEmpty() ? "" : "/" + tagged);
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
                    .versionsBelow(model.name(), below, size + 1, tagged)
                    .map(versions -> page(scope, model, versions, size)));
  }

  @Override
  public Uni<GetModelVersionResponse> getModelVersion(GetModelVersionRequest request) {
    return registry
        .model(request.getModel())
        .chain(
            model ->
                registry
                    .registered(model.name(), wanted(request, model))
                    .map(
                        version ->
                            GetModelVersionResponse.newBuilder()
                                .setModelVersion(ModelMessages.version(version, model))
                                .build()));
  }

  @Override
  public Uni<SetModelAliasResponse> setModelAlias(SetModelAliasRequest request) {
    return aliases
        .set(
            request.getModel(),
            request.getAlias(),
            request.getVersion(),
            request.getOverrideReason())
        .map(
            model ->
                SetModelAliasResponse.newBuilder().setModel(ModelMessages.model(model)).build());
  }

  @Override
  public Uni<RollBackModelAliasResponse> rollBackModelAlias(RollBackModelAliasRequest request) {
    return aliases
        .rollBack(
            request.getModel(),
            request.getAlias(),
            request.getExpectedVersion(),
            request.getReason())
        .map(
            model ->
                RollBackModelAliasResponse.newBuilder()
                    .setModel(ModelMessages.model(model))
                    .build());
  }

  @Override
  public Uni<ListModelAliasMovesResponse> listModelAliasMoves(ListModelAliasMovesRequest request) {
    String scope = "ListModelAliasMoves/" + request.getModel() + "/" + request.getAlias();
    long below =
        PageToken.lastKey(scope, request.getPageToken())
            .map(Long::parseLong)
            .orElse(Long.MAX_VALUE);
    int size = request.getPageSize() == 0 ? DEFAULT_PAGE_SIZE : request.getPageSize();
    return aliases
        .movesBelow(request.getModel(), request.getAlias(), below, size + 1)
        .map(moves -> page(scope, moves, size));
  }

  @Override
  public Uni<SetModelVersionTagResponse> setModelVersionTag(SetModelVersionTagRequest request) {
    return tags.set(request.getModel(), request.getVersion(), request.getKey(), request.getValue())
        .chain(this::message)
        .map(version -> SetModelVersionTagResponse.newBuilder().setModelVersion(version).build());
  }

  @Override
  public Uni<DeleteModelVersionTagResponse> deleteModelVersionTag(
      DeleteModelVersionTagRequest request) {
    return tags.delete(request.getModel(), request.getVersion(), request.getKey())
        .chain(this::message)
        .map(
            version -> DeleteModelVersionTagResponse.newBuilder().setModelVersion(version).build());
  }

  private Uni<ModelVersion> message(RegisteredVersion version) {
    return registry
        .model(version.version().model())
        .map(model -> ModelMessages.version(version, model));
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

  private static ListModelAliasMovesResponse page(String scope, List<AliasMove> moves, int size) {
    List<AliasMove> page = moves.subList(0, Math.min(size, moves.size()));
    ListModelAliasMovesResponse.Builder response =
        ListModelAliasMovesResponse.newBuilder()
            .addAllMoves(page.stream().map(HistoryMessages::move).toList());
    if (moves.size() > size) {
      response.setNextPageToken(
          PageToken.after(scope, String.valueOf(page.get(size - 1).number())));
    }
    return response.build();
  }

  private static ListModelVersionsResponse page(
      String scope, RegisteredModel model, List<RegisteredVersion> versions, int size) {
    List<RegisteredVersion> page = versions.subList(0, Math.min(size, versions.size()));
    ListModelVersionsResponse.Builder response =
        ListModelVersionsResponse.newBuilder()
            .addAllVersions(
                page.stream().map(version -> ModelMessages.version(version, model)).toList());
    if (versions.size() > size) {
      response.setNextPageToken(
          PageToken.after(scope, String.valueOf(page.get(size - 1).version().version())));
    }
    return response.build();
  }
}
