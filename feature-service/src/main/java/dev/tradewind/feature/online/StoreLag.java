package dev.tradewind.feature.online;

import java.time.Duration;

/** How far the live generation is behind the log. */
public interface StoreLag {

  /** Longer than any promise of freshness: nothing is known. */
  Duration UNKNOWN = Duration.ofDays(36_500);

  /**
   * The age of the oldest event that ingestion has acknowledged and that no read sees yet, as far
   * as is known: zero where all is applied, {@link #UNKNOWN} where the log was not seen yet. While
   * the log or the store does not answer it grows from the moment of the last answer. Cheap.
   */
  Duration lag();
}
