package dev.tradewind.ingestion.event.postgres;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What may go.
 *
 * @param days how many whole past days are held; empty for all
 * @param idDays how many days after its acceptance an id is remembered
 */
record Retention(OptionalInt days, int idDays) {

  private static final String PREFIX = "tradewind.ingestion.retention.";
  private static final int DEFAULT_ID_DAYS = 30;

  /** Everything stays. */
  static final Retention FOR_EVER = new Retention(OptionalInt.empty(), DEFAULT_ID_DAYS);

  Retention {
    days.ifPresent(number -> require("days", number));
    require("id-days", idDays);
  }

  static Retention of(RetentionConfig config) {
    int leastIdDays = Math.max(DEFAULT_ID_DAYS, config.days().orElse(0));
    return new Retention(config.days(), config.idDays().orElse(leastIdDays));
  }

  /** Whether a day is to be removed. */
  boolean isOver(LocalDate day, LocalDate today) {
    return days.isPresent() && day.isBefore(today.minusDays(days.getAsInt()));
  }

  /** Ids accepted before this day are to be forgotten. */
  Optional<LocalDate> forgetIdsBefore(LocalDate today) {
    return days.isPresent() ? Optional.of(today.minusDays(idDays)) : Optional.empty();
  }

  private static void require(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(PREFIX + name + ": " + value + " (expected: >= 1)");
    }
  }
}
