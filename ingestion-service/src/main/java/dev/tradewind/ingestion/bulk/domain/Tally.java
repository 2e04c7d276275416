package dev.tradewind.ingestion.bulk.domain;

/**
 * What became of events.
 *
 * @param accepted entered the log
 * @param duplicate were in the log before
 * @param quarantined were refused and kept
 */
public record Tally(long accepted, long duplicate, long quarantined) {

  /** Nothing became of nothing. */
  public static final Tally NONE = new Tally(0, 0, 0);

  /** Both together. */
  public Tally plus(Tally other) {
    return new Tally(
        accepted + other.accepted, duplicate + other.duplicate, quarantined + other.quarantined);
  }
}
