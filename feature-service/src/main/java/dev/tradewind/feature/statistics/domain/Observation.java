package dev.tradewind.feature.statistics.domain;

import dev.tradewind.feature.aggregate.domain.Value;

/**
 * A cell that was seen.
 *
 * @param ageMillis from the latest event behind it to the moment of the read; negative where there
 *     is none
 */
public record Observation(Value value, Standing standing, long ageMillis) {

  /** How the cell was answered. */
  public enum Standing {
    /** There are events, and the value is fresh. */
    FRESH,
    /** The entity has no events. */
    NOT_FOUND,
    /** Served as stale, too old or not available. */
    STALE
  }
}
