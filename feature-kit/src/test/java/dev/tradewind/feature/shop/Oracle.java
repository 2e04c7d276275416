package dev.tradewind.feature.shop;

import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.aggregate.domain.LoggedLine;
import dev.tradewind.feature.aggregate.domain.Micros;
import dev.tradewind.feature.aggregate.domain.Value;
import dev.tradewind.feature.definition.domain.Aggregation;
import dev.tradewind.feature.definition.domain.FeatureSpec;
import dev.tradewind.feature.definition.domain.ViewSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Values straight from the words of the contract: slow, and unlike the code under test. */
public final class Oracle {

  private record Line(Instant at, LoggedLine line) {}

  private final List<EventFact> events;

  public Oracle(List<EventFact> events) {
    this.events = events.stream().sorted(EventFact.IN_TIME_ORDER).toList();
  }

  public List<Value> values(ViewSpec view, String entity, Instant asOf) {
    return view.features().stream().map(feature -> value(view, feature, entity, asOf)).toList();
  }

  private Value value(ViewSpec view, FeatureSpec feature, String entity, Instant asOf) {
    List<Line> lines = lines(view, feature, entity, asOf);
    return switch (feature.aggregation()) {
      case COUNT -> new Value.Whole(lines.size());
      case SUM -> new Value.Decimal(sum(feature, lines));
      case DAILY_SERIES -> new Value.Numbers(days(feature, lines, asOf));
      case LAST ->
          lines.isEmpty() ? new Value.Missing() : single(feature, lines.get(lines.size() - 1));
      case RECENT -> recent(feature, lines);
      default -> throw new IllegalStateException("not asked yet");
    };
  }

  private List<Line> lines(ViewSpec view, FeatureSpec feature, String entity, Instant asOf) {
    Instant start =
        feature.window().map(window -> start(feature, window, asOf)).orElse(Instant.MIN);
    List<Line> lines = new ArrayList<>();
    for (EventFact event : events) {
      Instant at = Micros.toInstant(event.occurredAt());
      if (feature.eventTypes().contains(event.type()) && at.isBefore(asOf) && !at.isBefore(start)) {
        for (int i = 0; i < event.lines().size(); i++) {
          LoggedLine line = event.line(i);
          boolean theirs =
              entity.equals(
                  view.isWhole() ? event.subject() : event.lines().get(i).itemId());
          if (theirs && (feature.value().isEmpty() || line.has(feature.value().get()))) {
            lines.add(new Line(at, line));
          }
        }
      }
    }
    return lines;
  }

  private static Instant start(FeatureSpec feature, Duration window, Instant asOf) {
    ChronoUnit tile =
        feature.aggregation() == Aggregation.DAILY_SERIES
                || window.compareTo(Duration.ofDays(7)) > 0
            ? ChronoUnit.DAYS
            : window.compareTo(Duration.ofHours(2)) > 0 ? ChronoUnit.HOURS : ChronoUnit.MINUTES;
    return asOf.minus(window).truncatedTo(tile);
  }

  private static double sum(FeatureSpec feature, List<Line> lines) {
    return lines.stream()
        .map(line -> BigDecimal.valueOf(line.line().number(feature.value().orElseThrow()), 6))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .doubleValue();
  }

  private static List<Double> days(FeatureSpec feature, List<Line> lines, Instant asOf) {
    Instant today = asOf.truncatedTo(ChronoUnit.DAYS);
    long count = feature.window().orElseThrow().toDays();
    return LongStream.rangeClosed(1, count)
        .mapToObj(
            i -> {
              Instant day = today.minus(count + 1 - i, ChronoUnit.DAYS);
              return sum(
                  feature,
                  lines.stream()
                      .filter(line -> line.at().truncatedTo(ChronoUnit.DAYS).equals(day))
                      .toList());
            })
        .toList();
  }

  private static Value single(FeatureSpec feature, Line line) {
    return Value.of(line.line(), feature.value().orElseThrow());
  }

  private static Value recent(FeatureSpec feature, List<Line> lines) {
    List<Value> values =
        lines.subList(Math.max(0, lines.size() - feature.limit()), lines.size()).stream()
            .map(line -> single(feature, line))
            .toList();
    return feature.value().orElseThrow().isText()
        ? new Value.Texts(values.stream().map(value -> ((Value.Text) value).value()).toList())
        : new Value.Numbers(values.stream().map(value -> ((Value.Decimal) value).value()).toList());
  }
}
