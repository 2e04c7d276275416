package dev.tradewind.feature.definition.domain;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The rules between the fields of a definition, which the contract's own rules cannot say. */
public final class SpecRules {

  private static final int MAX_RECENT = 500;
  private static final Duration MIN_WINDOW = Duration.ofMinutes(1);
  private static final Duration MAX_WINDOW = Duration.ofDays(400);

  private SpecRules() {}

  /**
   * Checks a view.
   *
   * @throws IllegalArgumentException naming the feature and the reason
   */
  public static void check(ViewSpec view) {
    Set<String> names = new HashSet<>();
    for (FeatureSpec feature : view.features()) {
      if (!names.add(feature.name())) {
        throw broken(feature, "name is used twice in the view");
      }
      problem(view.entity(), feature)
          .ifPresent(
              reason -> {
                throw broken(feature, reason);
              });
    }
  }

  private static IllegalArgumentException broken(FeatureSpec feature, String reason) {
    return new IllegalArgumentException("feature " + feature.name() + ": " + reason);
  }

  private static Optional<String> problem(EntityKind entity, FeatureSpec feature) {
    return windowProblem(feature)
        .or(() -> limitProblem(feature))
        .or(() -> valueProblem(feature))
        .or(() -> eventProblem(entity, feature));
  }

  private static Optional<String> windowProblem(FeatureSpec feature) {
    if (feature.window().isEmpty()) {
      return switch (feature.aggregation()) {
        case COUNT, SUM, DAILY_SERIES ->
            Optional.of(feature.aggregation() + " needs a window (1 minute to 400 days)");
        case LAST, RECENT -> Optional.empty();
      };
    }
    Duration window = feature.window().get();
    if (window.compareTo(MIN_WINDOW) < 0 || window.compareTo(MAX_WINDOW) > 0) {
      return Optional.of("window: " + window + " (expected: 1 minute to 400 days)");
    }
    if (feature.aggregation() == Aggregation.DAILY_SERIES
        && !window.equals(Duration.ofDays(window.toDays()))) {
      return Optional.of("window: " + window + " (expected: whole days for DAILY_SERIES)");
    }
    return Optional.empty();
  }

  private static Optional<String> limitProblem(FeatureSpec feature) {
    if (feature.aggregation() == Aggregation.RECENT) {
      return feature.limit() >= 1 && feature.limit() <= MAX_RECENT
          ? Optional.empty()
          : Optional.of("limit: " + feature.limit() + " (expected: 1 to 500 for RECENT)");
    }
    return feature.limit() == 0
        ? Optional.empty()
        : Optional.of("limit: " + feature.limit() + " (expected: none but for RECENT)");
  }

  private static Optional<String> valueProblem(FeatureSpec feature) {
    String given = feature.value().map(LineValue::wireName).orElse("none");
    return switch (feature.aggregation()) {
      case COUNT ->
          feature.value().isEmpty()
              ? Optional.empty()
              : Optional.of("value: " + given + " (expected: none for COUNT)");
      case SUM, DAILY_SERIES ->
          feature.value().isPresent() && !feature.value().get().isText()
              ? Optional.empty()
              : Optional.of(
                  "value: " + given + " (expected: a number for " + feature.aggregation() + ")");
      case LAST, RECENT ->
          feature.value().isPresent()
              ? Optional.empty()
              : Optional.of("value: none (expected: one for " + feature.aggregation() + ")");
    };
  }

  private static Optional<String> eventProblem(EntityKind entity, FeatureSpec feature) {
    if (feature.eventTypes().isEmpty()) {
      return Optional.of("event_types: none (expected: at least one)");
    }
    return eventProblem(entity, feature.eventTypes(), feature.value());
  }

  /** Why events of these types cannot give this value to this kind of entity; empty if they can. */
  public static Optional<String> eventProblem(
      EntityKind entity, Set<EventType> types, Optional<LineValue> value) {
    for (EventType type : types) {
      if (value.isPresent() && !type.carries(value.get())) {
        return Optional.of(
            "value: " + value.get().wireName() + " (" + type.wireName() + " carries none)");
      }
      if (entity == EntityKind.ITEM && !type.carries(LineValue.ITEM_ID)) {
        return Optional.of("event_types: " + type.wireName() + " (has no item)");
      }
    }
    return Optional.empty();
  }
}
