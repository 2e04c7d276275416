package dev.tradewind.feature.api;

import dev.tradewind.api.feature.v1.FeatureType;
import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.feature.aggregate.domain.CompiledView;
import dev.tradewind.feature.definition.domain.ValueKind;

/**
 * Says of what type the values of a view's features are: of an expression, only whoever has
 * compiled it knows.
 */
final class FeatureTypes {

  private FeatureTypes() {}

  static void tell(FeatureView.Builder view, CompiledView compiled) {
    int stored = view.getFeaturesCount();
    for (int i = 0; i < stored; i++) {
      view.getFeaturesBuilder(i).setType(type(compiled.kind(i)));
    }
    for (int i = 0; i < view.getOnDemandCount(); i++) {
      view.getOnDemandBuilder(i).setType(type(compiled.kind(stored + i)));
    }
  }

  private static FeatureType type(ValueKind kind) {
    return switch (kind) {
      case WHOLE -> FeatureType.FEATURE_TYPE_INT64;
      case DECIMAL -> FeatureType.FEATURE_TYPE_DOUBLE;
      case TEXT -> FeatureType.FEATURE_TYPE_STRING;
      case TEXTS -> FeatureType.FEATURE_TYPE_STRING_LIST;
      case NUMBERS -> FeatureType.FEATURE_TYPE_DOUBLE_LIST;
      case GROUPS -> FeatureType.FEATURE_TYPE_DOUBLE_MAP;
    };
  }
}
