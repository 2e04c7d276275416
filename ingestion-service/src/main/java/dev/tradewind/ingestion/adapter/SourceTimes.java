package dev.tradewind.ingestion.adapter;

import com.google.protobuf.Timestamp;
import dev.tradewind.ingestion.message.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** Times as senders write them. */
public final class SourceTimes {

  private SourceTimes() {}

  /** An ISO 8601 time; without an offset it is UTC. */
  public static Optional<Timestamp> iso(SourceFields fields, String name) {
    String text = fields.text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      TemporalAccessor time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from);
      return Optional.of(
          Times.message(
              time instanceof OffsetDateTime exact
                  ? exact.toInstant()
                  : ((LocalDateTime) time).toInstant(ZoneOffset.UTC)));
    } catch (DateTimeException notOne) {
      throw fields.wrong(name, "a time as ISO 8601 writes it is expected");
    }
  }

  /** Microseconds since 1970. */
  public static Optional<Timestamp> micros(SourceFields fields, String name) {
    return fields
        .whole(name)
        .map(
            micros ->
                Times.message(
                    Instant.ofEpochSecond(
                        Math.floorDiv(micros, 1_000_000L),
                        Math.floorMod(micros, 1_000_000L) * 1000)));
  }
}
