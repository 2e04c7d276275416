package dev.tradewind.bench;

import dev.tradewind.api.feature.v1.ApplyFeatureViewRequest;
import dev.tradewind.api.feature.v1.DeleteFeatureViewRequest;
import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.api.feature.v1.FeatureViewServiceGrpc.FeatureViewServiceBlockingStub;
import dev.tradewind.api.feature.v1.FeatureViewState;
import dev.tradewind.api.feature.v1.GetFeatureViewRequest;
import dev.tradewind.api.feature.v1.ListFeatureViewsRequest;
import java.util.List;

/** The views of a platform. */
final class AppliedViews {

  private final FeatureViewServiceBlockingStub service;

  AppliedViews(FeatureViewServiceBlockingStub service) {
    this.service = service;
  }

  /** Applies a view and waits until it can be read. */
  void apply(FeatureView view) {
    service.applyFeatureView(ApplyFeatureViewRequest.newBuilder().setFeatureView(view).build());
    Await.until("view " + view.getName() + " is derived", () -> isLive(view.getName()));
  }

  private boolean isLive(String name) {
    return isLive(
        service
            .getFeatureView(GetFeatureViewRequest.newBuilder().setName(name).build())
            .getFeatureView());
  }

  private static boolean isLive(FeatureView view) {
    return view.getState() == FeatureViewState.FEATURE_VIEW_STATE_LIVE;
  }

  void delete(FeatureView view) {
    service.deleteFeatureView(
        DeleteFeatureViewRequest.newBuilder().setName(view.getName()).build());
  }

  /** All that can be read, by name and version. */
  List<FeatureView> live() {
    return service
        .listFeatureViews(ListFeatureViewsRequest.getDefaultInstance())
        .getFeatureViewsList()
        .stream()
        .filter(AppliedViews::isLive)
        .toList();
  }
}
