package dev.tradewind.feature.api;

import dev.tradewind.api.feature.v1.CancelTrainingSetExportRequest;
import dev.tradewind.api.feature.v1.CancelTrainingSetExportResponse;
import dev.tradewind.api.feature.v1.CreateTrainingSetExportRequest;
import dev.tradewind.api.feature.v1.CreateTrainingSetExportResponse;
import dev.tradewind.api.feature.v1.ExplainFeatureRequest;
import dev.tradewind.api.feature.v1.ExplainFeatureResponse;
import dev.tradewind.api.feature.v1.FeatureService;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesRequest;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesResponse;
import dev.tradewind.api.feature.v1.GetTrainingSetExportRequest;
import dev.tradewind.api.feature.v1.GetTrainingSetExportResponse;
import dev.tradewind.api.feature.v1.GetTrainingSetRequest;
import dev.tradewind.api.feature.v1.GetTrainingSetResponse;
import dev.tradewind.feature.definition.DeclaredCatalog;
import dev.tradewind.feature.explain.Explanations;
import dev.tradewind.feature.history.TrainingPage;
import dev.tradewind.feature.history.TrainingSets;
import dev.tradewind.feature.online.OnlineFeatures;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.kit.paging.PageToken;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Feature values: now, and as they were. */
@GrpcService
class FeatureGrpcService implements FeatureService {

  private static final int DEFAULT_PAGE_SIZE = 1000;
  private static final int DEFAULT_EVENTS = 100;

  private final DeclaredCatalog declared;
  private final OnlineFeatures online;
  private final TrainingSets trainingSets;
  private final TrainingSetExportCalls exports;
  private final Explanations explanations;

  FeatureGrpcService(
      DeclaredCatalog declared,
      OnlineFeatures online,
      TrainingSets trainingSets,
      TrainingSetExportCalls exports,
      Explanations explanations) {
    this.declared = declared;
    this.online = online;
    this.trainingSets = trainingSets;
    this.exports = exports;
    this.explanations = explanations;
  }

  @Override
  public Uni<GetOnlineFeaturesResponse> getOnlineFeatures(GetOnlineFeaturesRequest request) {
    return online.read(OnlineMessages.query(request)).map(OnlineMessages::response);
  }

  @Override
  public Uni<GetTrainingSetResponse> getTrainingSet(GetTrainingSetRequest request) {
    String scope = "GetTrainingSet/" + TrainingSetRequests.fingerprint(request);
    int pageSize = request.getPageSize() == 0 ? DEFAULT_PAGE_SIZE : request.getPageSize();
    return page(request, PageToken.lastKey(scope, request.getPageToken()), pageSize)
        .map(page -> toMessage(page, scope));
  }

  private Uni<TrainingPage> page(
      GetTrainingSetRequest request, Optional<String> token, int pageSize) {
    if (token.isEmpty()) {
      return trainingSets.derive(TrainingSetRequests.query(declared.catalog(), request), pageSize);
    }
    String key = token.get();
    int at = key.indexOf('@');
    try {
      return trainingSets.page(
          key.substring(0, Math.max(0, at)), Long.parseLong(key.substring(at + 1)), pageSize);
    } catch (NumberFormatException forged) {
      throw new ServiceException(
          CommonReason.PAGE_TOKEN_INVALID, "page_token: not a token of this method");
    }
  }

  private static GetTrainingSetResponse toMessage(TrainingPage page, String scope) {
    return GetTrainingSetResponse.newBuilder()
        .addAllRows(page.rows())
        .setNextPageToken(page.last() ? "" : PageToken.after(scope, page.set() + "@" + page.next()))
        .setTotalRows(page.totalRows())
        .addAllEndOffsets(page.endOffsets())
        .build();
  }

  @Override
  public Uni<CreateTrainingSetExportResponse> createTrainingSetExport(
      CreateTrainingSetExportRequest request) {
    return exports.create(
        request, TrainingSetRequests.query(declared.catalog(), request.getTrainingSet()));
  }

  @Override
  public Uni<GetTrainingSetExportResponse> getTrainingSetExport(
      GetTrainingSetExportRequest request) {
    return exports.get(request);
  }

  @Override
  public Uni<CancelTrainingSetExportResponse> cancelTrainingSetExport(
      CancelTrainingSetExportRequest request) {
    return exports.cancel(request);
  }

  @Override
  public Uni<ExplainFeatureResponse> explainFeature(ExplainFeatureRequest request) {
    int events = request.getMaxEvents() == 0 ? DEFAULT_EVENTS : request.getMaxEvents();
    return explanations.explain(request.getFeature(), request.getEntityId(), events);
  }
}
