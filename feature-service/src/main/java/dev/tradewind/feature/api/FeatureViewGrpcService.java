package dev.tradewind.feature.api;

import dev.tradewind.api.feature.v1.ApplyFeatureViewRequest;
import dev.tradewind.api.feature.v1.ApplyFeatureViewResponse;
import dev.tradewind.api.feature.v1.DeleteFeatureViewRequest;
import dev.tradewind.api.feature.v1.DeleteFeatureViewResponse;
import dev.tradewind.api.feature.v1.DryRunFeatureViewRequest;
import dev.tradewind.api.feature.v1.DryRunFeatureViewResponse;
import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.api.feature.v1.FeatureViewService;
import dev.tradewind.api.feature.v1.FeatureViewState;
import dev.tradewind.api.feature.v1.GetFeatureViewRequest;
import dev.tradewind.api.feature.v1.GetFeatureViewResponse;
import dev.tradewind.api.feature.v1.ListFeatureViewsRequest;
import dev.tradewind.api.feature.v1.ListFeatureViewsResponse;
import dev.tradewind.feature.definition.FeatureViews;
import dev.tradewind.feature.definition.KeptView;
import dev.tradewind.feature.definition.ViewKey;
import dev.tradewind.feature.dryrun.DryRuns;
import dev.tradewind.feature.online.LiveCatalog;
import dev.tradewind.feature.wire.FeatureMessages;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;

/** Which features there are. */
@GrpcService
class FeatureViewGrpcService implements FeatureViewService {

  private final FeatureViews views;
  private final LiveCatalog live;
  private final DryRuns dryRuns;

  FeatureViewGrpcService(FeatureViews views, LiveCatalog live, DryRuns dryRuns) {
    this.views = views;
    this.live = live;
    this.dryRuns = dryRuns;
  }

  @Override
  public Uni<ListFeatureViewsResponse> listFeatureViews(ListFeatureViewsRequest request) {
    return Uni.createFrom()
        .item(
            () ->
                ListFeatureViewsResponse.newBuilder()
                    .addAllFeatureViews(views.all().stream().map(this::toMessage).toList())
                    .build());
  }

  @Override
  public Uni<GetFeatureViewResponse> getFeatureView(GetFeatureViewRequest request) {
    return Uni.createFrom()
        .item(
            () ->
                GetFeatureViewResponse.newBuilder()
                    .setFeatureView(toMessage(views.view(request.getName(), request.getVersion())))
                    .build());
  }

  @Override
  public Uni<ApplyFeatureViewResponse> applyFeatureView(ApplyFeatureViewRequest request) {
    return views
        .apply(request.getFeatureView())
        .map(kept -> ApplyFeatureViewResponse.newBuilder().setFeatureView(toMessage(kept)).build());
  }

  @Override
  public Uni<DeleteFeatureViewResponse> deleteFeatureView(DeleteFeatureViewRequest request) {
    return views
        .delete(ViewKey.of(request.getName(), request.getVersion()))
        .replaceWith(DeleteFeatureViewResponse.getDefaultInstance());
  }

  @Override
  public Uni<DryRunFeatureViewResponse> dryRunFeatureView(DryRunFeatureViewRequest request) {
    return dryRuns.run(request);
  }

  private FeatureView toMessage(KeptView kept) {
    FeatureView.Builder message =
        kept.definition().toBuilder()
            .setState(
                live.answers(kept.key())
                    ? FeatureViewState.FEATURE_VIEW_STATE_LIVE
                    : FeatureViewState.FEATURE_VIEW_STATE_DERIVING);
    views.compiled(kept.key()).ifPresent(compiled -> FeatureTypes.tell(message, compiled));
    kept.appliedAt().ifPresent(at -> message.setAppliedAt(FeatureMessages.toTimestamp(at)));
    return message.build();
  }
}
