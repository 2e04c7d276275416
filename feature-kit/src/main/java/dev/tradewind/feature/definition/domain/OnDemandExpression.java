package dev.tradewind.feature.definition.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A value made at the moment of a request. */
public interface OnDemandExpression {

  /** WHOLE, DECIMAL or TEXT. */
  ValueKind kind();

  /** The stored features that it uses, by name. */
  Set<String> features();

  /**
   * The value: a Long, a Double or a String; empty where the expression fails.
   *
   * @param features values by name, as Long, Double, String, List or Map; one without a value is
   *     absent
   * @param request the caller's values by name, as Double or String
   */
  Optional<Object> value(Map<String, Object> features, Map<String, Object> request, Instant now);
}
