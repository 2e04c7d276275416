package dev.tradewind.feature.definition.message;

import dev.tradewind.api.feature.v1.OnDemandFeature;
import dev.tradewind.feature.definition.domain.OnDemandSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads one on-demand feature. */
final class OnDemandReader {

  private OnDemandReader() {}

  static OnDemandSpec read(OnDemandFeature feature) {
    Map<String, Boolean> inputs = new LinkedHashMap<>();
    feature.getInputsList().forEach(input -> inputs.put(input.getName(), input.getText()));
    return new OnDemandSpec(feature.getName(), feature.getExpression(), inputs);
  }
}
