package dev.tradewind.feature.definition.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A feature made at the moment of the request.
 *
 * @param inputs the caller's values that it uses: whether each is a text; else it is a number
 */
public record OnDemandSpec(String name, String expression, Map<String, Boolean> inputs) {

  public OnDemandSpec {
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
  }
}
