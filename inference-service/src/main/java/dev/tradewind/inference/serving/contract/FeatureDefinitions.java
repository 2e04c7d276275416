package dev.tradewind.inference.serving.contract;

import dev.tradewind.api.feature.v1.FeatureDefinition;
import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.api.feature.v1.FeatureViewService;
import dev.tradewind.api.feature.v1.FeatureViewState;
import dev.tradewind.api.feature.v1.ListFeatureViewsRequest;
import dev.tradewind.api.feature.v1.OnDemandFeature;
import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.predict.FeatureType;
import dev.tradewind.inference.serving.contract.domain.ServedView;
import io.quarkus.grpc.GrpcClient;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The views of the feature service. */
@Singleton
class FeatureDefinitions {

  private final FeatureViewService views;
  private final Duration timeout;

  FeatureDefinitions(@GrpcClient("feature") FeatureViewService views, ContractConfig config) {
    this.views = views;
    this.timeout = Setting.positive("tradewind.inference.contract.timeout", config.timeout());
  }

  /** All versions of all views, blocking the thread. Fails where the service does not answer. */
  List<ServedView> all() {
    return views
        .listFeatureViews(ListFeatureViewsRequest.getDefaultInstance())
        .await()
        .atMost(timeout)
        .getFeatureViewsList()
        .stream()
        .map(FeatureDefinitions::served)
        .toList();
  }

  private static ServedView served(FeatureView view) {
    Map<String, FeatureType> features = new HashMap<>();
    for (FeatureDefinition feature : view.getFeaturesList()) {
      features.put(feature.getName(), type(feature.getType()));
    }
    for (OnDemandFeature feature : view.getOnDemandList()) {
      features.put(feature.getName(), type(feature.getType()));
    }
    return new ServedView(
        view.getName(),
        view.getVersion(),
        view.getState() != FeatureViewState.FEATURE_VIEW_STATE_DERIVING,
        features);
  }

  private static FeatureType type(dev.tradewind.api.feature.v1.FeatureType type) {
    return switch (type) {
      case FEATURE_TYPE_INT64 -> FeatureType.INT64;
      case FEATURE_TYPE_DOUBLE -> FeatureType.DOUBLE;
      case FEATURE_TYPE_STRING -> FeatureType.STRING;
      case FEATURE_TYPE_STRING_LIST -> FeatureType.STRING_LIST;
      case FEATURE_TYPE_DOUBLE_LIST -> FeatureType.DOUBLE_LIST;
      case FEATURE_TYPE_DOUBLE_MAP -> FeatureType.DOUBLE_MAP;
      case FEATURE_TYPE_UNSPECIFIED, UNRECOGNIZED -> FeatureType.UNSPECIFIED;
    };
  }
}
