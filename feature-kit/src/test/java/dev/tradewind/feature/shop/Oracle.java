package dev.tradewind.feature.shop;

import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.aggregate.domain.EventLine;
import dev.tradewind.feature.aggregate.domain.LoggedLine;
import dev.tradewind.feature.aggregate.domain.Micros;
import dev.tradewind.feature.aggregate.domain.Value;
import dev.tradewind.feature.definition.domain.Aggregation;
import dev.tradewind.feature.definition.domain.FeatureSpec;
import dev.tradewind.feature.definition.domain.LineValue;
import dev.tradewind.feature.definition.domain.ViewSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * Values straight from the words of the contract: slow, and unlike the code under test. A quantile
 * is the true one, which the code under test may miss by 1 %; a count of different values is exact.
 */
public final class Oracle {

  /**
   * A line that counts.
   *
   * @param taken a text, or a number in millionths; empty where nothing is taken
   */
  private record Line(Instant at, LoggedLine line, Optional<Object> taken) {

    BigDecimal number() {
      return BigDecimal.valueOf((Long) taken.orElseThrow(), 6);
    }

    String text() {
      return (String) taken.orElseThrow();
    }
  }

  private final List<EventFact> events;

  public Oracle(List<EventFact> events) {
    this.events = events.stream().sorted(EventFact.IN_TIME_ORDER).toList();
  }

  public List<Value> values(ViewSpec view, String entity, Instant asOf) {
    return view.features().stream().map(feature -> value(view, feature, entity, asOf)).toList();
  }

  /** Ids of all entities that the view has lines of. */
  public List<String> entities(ViewSpec view) {
    return events.stream()
        .flatMap(event -> lines(event).stream())
        .map(line -> id(view, line))
        .filter(id -> !id.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  private Value value(ViewSpec view, FeatureSpec feature, String entity, Instant asOf) {
    if (feature.aggregation() == Aggregation.RATIO) {
      double above = number(value(view, named(view, numerator(feature)), entity, asOf));
      double below = number(value(view, named(view, denominator(feature)), entity, asOf));
      return Double.isNaN(above) || Double.isNaN(below) || below == 0
          ? new Value.Missing()
          : new Value.Decimal(above / below);
    }
    List<Line> lines = lines(view, feature, entity, asOf);
    if (feature.groupBy().isPresent()) {
      return groups(feature, lines, asOf);
    }
    return of(feature, lines, asOf);
  }

  private static String numerator(FeatureSpec feature) {
    return feature.ratio().orElseThrow().numerator();
  }

  private static String denominator(FeatureSpec feature) {
    return feature.ratio().orElseThrow().denominator();
  }

  private static FeatureSpec named(ViewSpec view, String name) {
    return view.features().get(view.indexOf(name));
  }

  private static double number(Value value) {
    if (value instanceof Value.Whole whole) {
      return whole.value();
    }
    return value instanceof Value.Decimal decimal ? decimal.value() : Double.NaN;
  }

  private static Value groups(FeatureSpec feature, List<Line> lines, Instant asOf) {
    Map<String, List<Line>> byGroup = new TreeMap<>();
    for (Line line : lines) {
      LineValue group = feature.groupBy().orElseThrow();
      String key =
          group.isTime()
              ? Long.toString(line.line().number(group) / 1_000_000)
              : line.line().text(group);
      if (!key.isEmpty()) {
        byGroup.computeIfAbsent(key, made -> new ArrayList<>()).add(line);
      }
    }
    Map<String, Double> values = new TreeMap<>();
    byGroup.forEach((key, some) -> values.put(key, number(of(feature, some, asOf))));
    return new Value.Groups(values);
  }

  private static Value of(FeatureSpec feature, List<Line> lines, Instant asOf) {
    return switch (feature.aggregation()) {
      case COUNT -> new Value.Whole(lines.size());
      case SUM -> new Value.Decimal(sum(lines).doubleValue());
      case DAILY_SERIES -> new Value.Numbers(days(feature, lines, asOf));
      case MEAN -> orMissing(lines, all -> new Value.Decimal(sum(all).doubleValue() / all.size()));
      case MIN -> orMissing(lines, all -> decimal(sorted(all).get(0)));
      case MAX -> orMissing(lines, all -> decimal(sorted(all).get(all.size() - 1)));
      case QUANTILE ->
          orMissing(
              lines,
              all -> decimal(sorted(all).get((int) (feature.quantile() * (all.size() - 1)))));
      case DISTINCT ->
          new Value.Whole(new HashSet<>(lines.stream().map(Line::text).toList()).size());
      case TOP_K -> top(feature, lines);
      case TIME_SINCE ->
          orMissing(
              lines,
              all ->
                  new Value.Decimal(
                      ChronoUnit.MICROS.between(all.get(all.size() - 1).at(), asOf) / 1e6));
      case LAST -> orMissing(lines, all -> single(all.get(all.size() - 1)));
      case RECENT -> recent(feature, lines);
      case RATIO -> throw new IllegalStateException("a ratio is made from values");
    };
  }

  private static Value orMissing(List<Line> lines, Function<List<Line>, Value> value) {
    return lines.isEmpty() ? new Value.Missing() : value.apply(lines);
  }

  private static Value decimal(BigDecimal number) {
    return new Value.Decimal(number.doubleValue());
  }

  private static List<BigDecimal> sorted(List<Line> lines) {
    return lines.stream().map(Line::number).sorted().toList();
  }

  private static Value top(FeatureSpec feature, List<Line> lines) {
    Map<String, Integer> counts = new TreeMap<>();
    lines.forEach(line -> counts.merge(line.text(), 1, Integer::sum));
    return new Value.Texts(
        counts.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(feature.limit())
            .map(Map.Entry::getKey)
            .toList());
  }

  private static List<LoggedLine> lines(EventFact event) {
    List<LoggedLine> lines = new ArrayList<>();
    for (int i = 0; i < event.lines().size(); i++) {
      lines.add(event.line(i));
    }
    return lines;
  }

  private static String id(ViewSpec view, LoggedLine line) {
    List<String> parts = new ArrayList<>();
    for (Optional<LineValue> key : view.keys().keys()) {
      String part = key.isPresent() ? line.text(key.get()) : line.event().subject();
      if (part.isEmpty()) {
        return "";
      }
      parts.add(part.replaceAll("[|\\\\]", "\\\\$0"));
    }
    return String.join("|", parts);
  }

  private List<Line> lines(ViewSpec view, FeatureSpec feature, String entity, Instant asOf) {
    Instant start =
        feature.window().map(window -> start(feature, window, asOf)).orElse(Instant.MIN);
    List<Line> lines = new ArrayList<>();
    for (EventFact event : events) {
      Instant at = Micros.toInstant(event.occurredAt());
      if (feature.eventTypes().contains(event.type())
          && !event.context().denies(view.purpose())
          && at.isBefore(asOf)
          && !at.isBefore(start)) {
        for (LoggedLine line : lines(event)) {
          Optional<Object> taken = taken(feature, line);
          if (entity.equals(id(view, line))
              && passes(view.filter(), line)
              && passes(feature.filter(), line)
              && (taken.isPresent() || takesNothing(feature))) {
            lines.add(new Line(at, line, taken));
          }
        }
      }
    }
    return lines;
  }

  private static boolean passes(Optional<String> filter, LoggedLine line) {
    return filter.map(source -> Terms.FILTERS.get(source).test(line)).orElse(true);
  }

  private static boolean takesNothing(FeatureSpec feature) {
    return feature.value().isEmpty() && feature.expression().isEmpty();
  }

  private static Optional<Object> taken(FeatureSpec feature, LoggedLine line) {
    if (feature.expression().isPresent()) {
      String source = feature.expression().get();
      return Terms.TEXTS.containsKey(source)
          ? text(Terms.TEXTS.get(source).apply(line))
          : Terms.NUMBERS.get(source).apply(line).map(number -> Math.round(number * 1e6));
    }
    if (feature.value().isEmpty()) {
      return Optional.empty();
    }
    LineValue value = feature.value().get();
    if (value.isText()) {
      return text(line.text(value));
    }
    long number = line.number(value);
    return number == EventLine.ABSENT ? Optional.empty() : Optional.of(number);
  }

  private static Optional<Object> text(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static Instant start(FeatureSpec feature, Duration window, Instant asOf) {
    ChronoUnit tile =
        feature.aggregation() == Aggregation.DAILY_SERIES
                || window.compareTo(Duration.ofDays(7)) > 0
            ? ChronoUnit.DAYS
            : window.compareTo(Duration.ofHours(2)) > 0 ? ChronoUnit.HOURS : ChronoUnit.MINUTES;
    return asOf.minus(window).truncatedTo(tile);
  }

  private static BigDecimal sum(List<Line> lines) {
    return lines.stream().map(Line::number).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<Double> days(FeatureSpec feature, List<Line> lines, Instant asOf) {
    Instant today = asOf.truncatedTo(ChronoUnit.DAYS);
    long count = feature.window().orElseThrow().toDays();
    return LongStream.rangeClosed(1, count)
        .mapToObj(
            i -> {
              Instant day = today.minus(count + 1 - i, ChronoUnit.DAYS);
              return sum(lines.stream()
                      .filter(line -> line.at().truncatedTo(ChronoUnit.DAYS).equals(day))
                      .toList())
                  .doubleValue();
            })
        .toList();
  }

  private static Value single(Line line) {
    return line.taken().orElseThrow() instanceof String text
        ? new Value.Text(text)
        : decimal(line.number());
  }

  private static Value recent(FeatureSpec feature, List<Line> lines) {
    List<Line> latest = lines.subList(Math.max(0, lines.size() - feature.limit()), lines.size());
    boolean texts =
        feature
            .value()
            .map(LineValue::isText)
            .orElseGet(() -> Terms.TEXTS.containsKey(feature.expression().orElseThrow()));
    return texts
        ? new Value.Texts(latest.stream().map(Line::text).toList())
        : new Value.Numbers(latest.stream().map(line -> line.number().doubleValue()).toList());
  }
}
