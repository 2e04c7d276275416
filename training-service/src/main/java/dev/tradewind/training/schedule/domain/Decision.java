package dev.tradewind.training.schedule.domain;

import java.time.Instant;

/**
 * What a schedule has decided.
 *
 * @param number rises with each decision
 * @param at when
 * @param kind about what
 * @param runId the run; empty where none was started
 * @param version what the run registered; 0 where nothing
 * @param words why, for a person to read
 */
public record Decision(
    long number, Instant at, Kind kind, String runId, long version, String words) {

  /** About what a schedule decides. */
  public enum Kind {
    /** To start a run. */
    STARTED,
    /** To start none. */
    WAITED,
    /** What became of a run's version. */
    COMPARED,
    /** A run ended without a version. */
    FAILED
  }
}
