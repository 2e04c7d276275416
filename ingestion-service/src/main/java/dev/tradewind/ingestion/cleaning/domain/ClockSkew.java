package dev.tradewind.ingestion.cleaning.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How wrong a sender's clock may be. The sender's two times are compared with each other only, and
 * the difference is laid off from our clock: how long ago it happened is known, whatever the
 * sender's clock says. What the way to us took counts as part of the error, hence the tolerance.
 *
 * @param tolerance the largest error that is left alone; more than 0
 */
public record ClockSkew(Duration tolerance) {

  public ClockSkew {
    if (tolerance.isNegative() || tolerance.isZero()) {
      throw new IllegalArgumentException(
          "tradewind.ingestion.cleaning.max-clock-skew: " + tolerance + " (expected: > 0)");
    }
  }

  /** When it happened by our clock; empty where the sender's clock is right enough. */
  public Optional<Instant> corrected(Instant occurredAt, Instant sentAt, Instant receivedAt) {
    if (Duration.between(sentAt, receivedAt).abs().compareTo(tolerance) <= 0) {
      return Optional.empty();
    }
    return Optional.of(receivedAt.minus(Duration.between(occurredAt, sentAt)));
  }
}
