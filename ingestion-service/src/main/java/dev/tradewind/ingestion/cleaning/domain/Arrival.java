package dev.tradewind.ingestion.cleaning.domain;

import java.time.Instant;

/**
 * The circumstances under which an event came in.
 *
 * @param receivedAt when it first reached us; for a replay, when it was refused
 * @param now the time of this look
 * @param backfill whether it is said to be of the past
 */
public record Arrival(Instant receivedAt, Instant now, boolean backfill) {

  /** Of an event that came in just now. */
  public static Arrival at(Instant now, boolean backfill) {
    return new Arrival(now, now, backfill);
  }
}
