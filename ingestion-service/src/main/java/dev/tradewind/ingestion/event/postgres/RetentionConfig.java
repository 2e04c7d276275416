package dev.tradewind.ingestion.event.postgres;

import io.smallrye.config.ConfigMapping;
import java.util.OptionalInt;

/** How long PostgreSQL keeps the log, and the ids that it has seen. */
@ConfigMapping(prefix = "tradewind.ingestion.retention")
public interface RetentionConfig {

  /**
   * How many whole past days PostgreSQL holds, at least 1. An older day is removed; with an
   * archive, only once its file was read back and found whole. Unset: all days are held for ever.
   */
  OptionalInt days();

  /**
   * The horizon of deduplication: an id is remembered for so many days after the day on which it
   * was accepted, and accepted again after that. Default: 30, or as many as {@code days} where that
   * is more. Without {@code days} ids are remembered for ever.
   */
  OptionalInt idDays();
}
