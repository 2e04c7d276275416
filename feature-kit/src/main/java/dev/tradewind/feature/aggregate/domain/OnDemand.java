package dev.tradewind.feature.aggregate.domain;

import dev.tradewind.feature.definition.domain.OnDemandExpression;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Features that are made at the moment of the request: one code online and in history. */
final class OnDemand {

  private OnDemand() {}

  /** Marks the stored features that a feature is made from. */
  static void markNeeded(CompiledView view, int feature, BitSet needed) {
    if (feature >= view.featureCount()) {
      view.onDemand(feature).features().stream()
          .mapToInt(view.spec()::indexOf)
          .forEach(used -> markNeeded(view, used, needed));
      return;
    }
    int[] ratio = view.ratioOf(feature);
    if (ratio.length == 0) {
      needed.set(feature);
    }
    for (int part : ratio) {
      needed.set(part);
    }
  }

  static Value value(
      CompiledView view, int feature, EntityState state, long asOf, Map<String, Value> request) {
    OnDemandExpression expression = view.onDemand(feature);
    Map<String, Object> features = new HashMap<>();
    for (String name : expression.features()) {
      plain(state.read(view.spec().indexOf(name), asOf))
          .ifPresent(value -> features.put(name, value));
    }
    Map<String, Object> sent = new HashMap<>();
    request.forEach((name, value) -> plain(value).ifPresent(known -> sent.put(name, known)));
    return expression
        .value(features, sent, Micros.toInstant(asOf))
        .map(OnDemand::valueOf)
        .orElseGet(Value.Missing::new);
  }

  private static Value valueOf(Object plain) {
    if (plain instanceof Long whole) {
      return new Value.Whole(whole);
    }
    return plain instanceof Double decimal
        ? new Value.Decimal(decimal)
        : new Value.Text((String) plain);
  }

  private static Optional<Object> plain(Value value) {
    if (value instanceof Value.Whole whole) {
      return Optional.of(whole.value());
    }
    if (value instanceof Value.Decimal decimal) {
      return Optional.of(decimal.value());
    }
    if (value instanceof Value.Text text) {
      return Optional.of(text.value());
    }
    if (value instanceof Value.Texts texts) {
      return Optional.of(texts.values());
    }
    if (value instanceof Value.Numbers numbers) {
      return Optional.of(numbers.values());
    }
    return value instanceof Value.Groups groups ? Optional.of(groups.values()) : Optional.empty();
  }
}
