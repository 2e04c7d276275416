package dev.tradewind.ingestion.message;

import com.google.protobuf.Timestamp;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.FieldViolation;
import dev.tradewind.kit.error.ServiceException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Instants to and from messages. */
public final class Times {

  private static final long FIRST_SECOND = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private Times() {}

  /** Whether the message is a time at all: years 1 to 9999, 0 to 999,999,999 nanoseconds. */
  public static boolean isValid(Timestamp message) {
    return message.getSeconds() >= FIRST_SECOND
        && message.getSeconds() <= LAST_SECOND
        && message.getNanos() >= 0
        && message.getNanos() <= 999_999_999;
  }

  /**
   * The instant, cut to microseconds: what PostgreSQL keeps.
   *
   * @param field path for the violation, for example {@code orders[0].placed_at}
   * @throws ServiceException FIELD_INVALID where it is not a time
   */
  public static Instant instant(Timestamp message, String field) {
    if (!isValid(message)) {
      String rule = "must be within the years 1 to 9999, with 0 to 999,999,999 nanoseconds";
      throw new ServiceException(
          CommonReason.FIELD_INVALID,
          field + ": " + rule,
          List.of(new FieldViolation(field, rule)));
    }
    return Instant.ofEpochSecond(message.getSeconds(), message.getNanos())
        .truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * The instant of an optional field, cut to microseconds.
   *
   * @param set whether the field is set
   * @throws ServiceException FIELD_INVALID where it is set to what is not a time
   */
  public static Optional<Instant> optional(boolean set, Timestamp message, String field) {
    return set ? Optional.of(instant(message, field)) : Optional.empty();
  }

  /** The instant of a message that is valid, to the nanosecond. */
  public static Instant instant(Timestamp valid) {
    return Instant.ofEpochSecond(valid.getSeconds(), valid.getNanos());
  }

  /** The message of an instant. */
  public static Timestamp message(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
