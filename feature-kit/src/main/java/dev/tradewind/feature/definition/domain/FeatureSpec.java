package dev.tradewind.feature.definition.domain;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How one feature comes from events.
 *
 * @param value what is taken from a line; empty for COUNT only
 * @param window the stretch of time that counts; empty means all time
 * @param limit RECENT: how many values are kept; else 0
 */
public record FeatureSpec(
    String name,
    Aggregation aggregation,
    Set<EventType> eventTypes,
    Optional<LineValue> value,
    Optional<Duration> window,
    int limit) {

  public FeatureSpec {
    eventTypes = Set.copyOf(eventTypes);
  }

  /** The definition as one line that is the same whenever the meaning is. */
  String canonical() {
    String types =
        eventTypes.stream().sorted().map(EventType::wireName).collect(Collectors.joining(","));
    return String.join(
        "|",
        name,
        aggregation.name(),
        types,
        value.map(LineValue::wireName).orElse("-"),
        window.map(Duration::toString).orElse("-"),
        Integer.toString(limit));
  }
}
