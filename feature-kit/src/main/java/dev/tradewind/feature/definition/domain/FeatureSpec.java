package dev.tradewind.feature.definition.domain;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How one feature comes from events. Names are as in the contract's FeatureDefinition.
 *
 * @param value what is taken from a line, by name
 * @param expression what is taken from a line, computed; not beside a value
 * @param window the stretch of time that counts; empty means all time
 * @param limit RECENT: how many values are kept; TOP_K: how many are answered; else 0
 * @param filter only lines for which it is true count; empty means all
 * @param groupBy the value is then a map from this to the aggregate
 * @param quantile QUANTILE: which, 0 to 1
 * @param ratio RATIO: of what; else empty
 */
public record FeatureSpec(
    String name,
    Aggregation aggregation,
    Set<EventType> eventTypes,
    Optional<LineValue> value,
    Optional<String> expression,
    Optional<Duration> window,
    int limit,
    Optional<String> filter,
    Optional<LineValue> groupBy,
    double quantile,
    Optional<Ratio> ratio) {

  /** Two features of the same view, by name. */
  public record Ratio(String numerator, String denominator) {}

  public FeatureSpec {
    eventTypes = Set.copyOf(eventTypes);
  }

  /** A feature with nothing but a value, a window and a limit. */
  public FeatureSpec(
      String name,
      Aggregation aggregation,
      Set<EventType> eventTypes,
      Optional<LineValue> value,
      Optional<Duration> window,
      int limit) {
    this(
        name,
        aggregation,
        eventTypes,
        value,
        Optional.empty(),
        window,
        limit,
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty());
  }

  /**
   * Of what kind the values are.
   *
   * @param ofTexts whether what is taken from a line is a text
   */
  public ValueKind kind(boolean ofTexts) {
    return switch (aggregation) {
      case COUNT -> groupBy.isPresent() ? ValueKind.GROUPS : ValueKind.WHOLE;
      case SUM, MEAN -> groupBy.isPresent() ? ValueKind.GROUPS : ValueKind.DECIMAL;
      case DISTINCT -> ValueKind.WHOLE;
      case MIN, MAX, QUANTILE, RATIO, TIME_SINCE -> ValueKind.DECIMAL;
      case LAST -> ofTexts ? ValueKind.TEXT : ValueKind.DECIMAL;
      case RECENT -> ofTexts ? ValueKind.TEXTS : ValueKind.NUMBERS;
      case DAILY_SERIES -> ValueKind.NUMBERS;
      case TOP_K -> ValueKind.TEXTS;
    };
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
        quoted(expression),
        window.map(Duration::toString).orElse("-"),
        Integer.toString(limit),
        quoted(filter),
        groupBy.map(LineValue::wireName).orElse("-"),
        Double.toString(quantile),
        ratio.map(of -> of.numerator() + "/" + of.denominator()).orElse("-"));
  }

  /** With its length before it, so that no expression can pass for the rest of a line. */
  static String quoted(Optional<String> expression) {
    return expression.map(text -> text.length() + ":" + text).orElse("-");
  }
}
