package dev.tradewind.ingestion.cleaning;

import dev.tradewind.ingestion.cleaning.domain.Action;
import dev.tradewind.ingestion.cleaning.domain.Arrival;
import dev.tradewind.ingestion.cleaning.domain.Rule;
import dev.tradewind.ingestion.event.domain.RefusalReason;
import dev.tradewind.ingestion.message.Times;
import java.time.Duration;
import java.time.Instant;

/** An event of long ago that nobody announced. */
final class LateEvent implements CleaningStep {

  private final Duration maxDelay;
  private final Rule rule;

  LateEvent(Duration maxDelay) {
    if (maxDelay.isNegative() || maxDelay.isZero()) {
      throw new IllegalArgumentException(
          "tradewind.ingestion.cleaning.max-delay: " + maxDelay + " (expected: > 0)");
    }
    this.maxDelay = maxDelay;
    this.rule =
        new Rule(
            RefusalReason.LATE_EVENT.name(),
            Action.QUARANTINE,
            "occurred_at is more than "
                + maxDelay.toHours()
                + " h before it was received. Not with backfill.");
  }

  @Override
  public Rule rule() {
    return rule;
  }

  @Override
  public Verdict look(Draft draft, Arrival arrival) {
    Instant occurredAt = Times.instant(draft.now().getOccurredAt());
    if (arrival.backfill() || !occurredAt.isBefore(arrival.receivedAt().minus(maxDelay))) {
      return Verdict.CLEAN;
    }
    return new Verdict.Refused(
        RefusalReason.LATE_EVENT,
        "occurred_at",
        occurredAt
            + " is more than "
            + maxDelay.toHours()
            + " h before it was received; history is sent with backfill set");
  }
}
