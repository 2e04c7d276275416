package dev.tradewind.feature.shop;

import dev.tradewind.feature.aggregate.domain.EventLine;
import dev.tradewind.feature.aggregate.domain.LoggedLine;
import dev.tradewind.feature.aggregate.domain.Micros;
import dev.tradewind.feature.definition.domain.LineValue;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Expressions, each beside what it means in plain Java. */
final class Terms {

  static final Map<String, Predicate<LoggedLine>> FILTERS =
      new TreeMap<>(
          Map.of(
              "amount > 20.0",
              line -> number(line, LineValue.AMOUNT).filter(it -> it > 20).isPresent(),
              "has_stars && stars >= 3.0",
              line -> number(line, LineValue.STARS).filter(it -> it >= 3).isPresent(),
              "channel == 'app'",
              line -> line.text(LineValue.CHANNEL).equals("app"),
              "hour >= 8 && hour < 20",
              line -> hour(line) >= 8 && hour(line) < 20,
              "properties.colour == 'red'",
              line -> "red".equals(line.properties().get("colour")),
              "category.startsWith('sh') || brand == 'acme'",
              line ->
                  line.text(LineValue.CATEGORY).startsWith("sh")
                      || line.text(LineValue.BRAND).equals("acme"),
              "event_type in ['view_item', 'purchase', 'search', 'impression']",
              line ->
                  "view_item purchase search impression".contains(line.event().type().wireName()),
              "!(quantity < 2)",
              line -> number(line, LineValue.QUANTITY).filter(it -> it >= 2).isPresent()));

  static final Map<String, Function<LoggedLine, Optional<Double>>> NUMBERS =
      new TreeMap<>(
          Map.of(
              "amount * 2.0 + 1.0",
              line -> number(line, LineValue.AMOUNT).map(it -> it * 2 + 1),
              "has_unit_price && unit_price > 50.0 ? -1.5 : 0.25",
              line ->
                  Optional.of(
                      number(line, LineValue.UNIT_PRICE).filter(it -> it > 50).isPresent()
                          ? -1.5
                          : 0.25),
              "hour - 12",
              line -> Optional.of(hour(line) - 12.0),
              "metrics['weight']",
              line -> Optional.ofNullable(line.metrics().get("weight"))));

  static final Map<String, Function<LoggedLine, String>> TEXTS =
      new TreeMap<>(
          Map.of(
              "category + '/' + channel",
              line -> line.text(LineValue.CATEGORY) + "/" + line.text(LineValue.CHANNEL),
              "query.upperAscii()",
              line -> line.text(LineValue.QUERY).toUpperCase(Locale.ROOT),
              "brand == '' ? 'none' : brand",
              line -> line.text(LineValue.BRAND).isEmpty() ? "none" : line.text(LineValue.BRAND)));

  private Terms() {}

  private static Optional<Double> number(LoggedLine line, LineValue value) {
    long millionths = line.number(value);
    return millionths == EventLine.ABSENT
        ? Optional.empty()
        : Optional.of(millionths / 1_000_000.0);
  }

  private static int hour(LoggedLine line) {
    return Micros.toInstant(line.event().occurredAt()).atOffset(ZoneOffset.UTC).getHour();
  }
}
