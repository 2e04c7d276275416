package dev.tradewind.feature.materialization;

import dev.tradewind.feature.online.StoreLag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Since when a partition has had something that is not applied. The log says when each event was
 * received, and answers at once when one comes; while it does not answer, anything may have come
 * since it was asked. Written by one follower, read by many.
 */
final class Lag {

  /** An answer that is later than this does not come. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Clock clock;
  private volatile @Nullable Instant pendingSince = Instant.MIN;
  private volatile Instant asked = Instant.MIN;
  private volatile Instant answerDue = Instant.MAX;

  Lag(Clock clock) {
    this.clock = clock;
  }

  /** The log is asked, and will answer within so long. */
  void asking(Duration wait) {
    Instant now = clock.instant();
    asked = now;
    answerDue = now.plus(wait).plus(GRACE);
  }

  /** The log has answered: events are there that were received at this moment and later. */
  void pending(Instant receivedAt) {
    answerDue = Instant.MAX;
    pendingSince = receivedAt;
  }

  /** The log has answered, and all that is there is applied. */
  void nothingPending() {
    answerDue = Instant.MAX;
    pendingSince = null;
  }

  /** The log or the store has failed. */
  void failed() {
    answerDue = Instant.MAX;
    if (pendingSince == null) {
      pendingSince = asked;
    }
  }

  Duration now() {
    Instant since = pendingSince;
    if (since == null) {
      Instant due = answerDue;
      // Most often nothing is overdue.
      if (due.equals(Instant.MAX) || !clock.instant().isAfter(due)) {
        return Duration.ZERO;
      }
      since = asked;
    }
    if (since.equals(Instant.MIN)) {
      return StoreLag.UNKNOWN;
    }
    Duration lag = Duration.between(since, clock.instant());
    return lag.isNegative() ? Duration.ZERO : lag;
  }
}
