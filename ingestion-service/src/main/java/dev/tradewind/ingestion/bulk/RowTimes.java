package dev.tradewind.ingestion.bulk;

import com.google.protobuf.Timestamp;
import dev.tradewind.ingestion.message.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.function.Function;

/** Reads times as a file writes them. */
final class RowTimes {

  /**
   * ISO 8601, also with a blank in place of the T and with short offsets, as databases write it.
   */
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][ ]")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendPattern("[XXX][X]")
          .optionalEnd()
          .optionalEnd()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private RowTimes() {}

  /**
   * How times of a format are read.
   *
   * @throws IllegalArgumentException where there is no such format
   */
  static Function<String, Timestamp> reader(String format, ZoneId zone) {
    return switch (format) {
      case "" -> text -> Times.message(instant(ISO, text, zone));
      case "epoch_seconds" -> text -> sinceEpoch(text, 1);
      case "epoch_millis" -> text -> sinceEpoch(text, 1_000);
      case "epoch_micros" -> text -> sinceEpoch(text, 1_000_000);
      default -> {
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(format, Locale.ROOT);
        yield text -> Times.message(instant(formatter, text, zone));
      }
    };
  }

  private static Timestamp sinceEpoch(String text, long unitsPerSecond) {
    long units = Long.parseLong(text);
    long nanosPerUnit = 1_000_000_000 / unitsPerSecond;
    return Times.message(
        Instant.ofEpochSecond(
            Math.floorDiv(units, unitsPerSecond),
            Math.floorMod(units, unitsPerSecond) * nanosPerUnit));
  }

  private static Instant instant(DateTimeFormatter formatter, String text, ZoneId zone) {
    TemporalAccessor time =
        formatter.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    if (time instanceof OffsetDateTime exact) {
      return exact.toInstant();
    }
    if (time instanceof LocalDateTime local) {
      return local.atZone(zone).toInstant();
    }
    if (time instanceof LocalDate day) {
      return day.atStartOfDay(zone).toInstant();
    }
    throw new DateTimeException("no time");
  }
}
