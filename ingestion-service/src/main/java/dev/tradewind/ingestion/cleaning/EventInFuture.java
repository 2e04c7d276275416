package dev.tradewind.ingestion.cleaning;

import dev.tradewind.ingestion.cleaning.domain.Action;
import dev.tradewind.ingestion.cleaning.domain.Arrival;
import dev.tradewind.ingestion.cleaning.domain.Rule;
import dev.tradewind.ingestion.event.domain.RefusalReason;
import dev.tradewind.ingestion.message.Times;
import java.time.Duration;
import java.time.Instant;

/** An event that has not happened yet. */
final class EventInFuture implements CleaningStep {

  private final Duration maxLead;
  private final Rule rule;

  EventInFuture(Duration maxLead) {
    this.maxLead = maxLead;
    this.rule =
        new Rule(
            RefusalReason.EVENT_IN_FUTURE.name(),
            Action.QUARANTINE,
            "occurred_at is more than " + maxLead.toSeconds() + " s ahead of our clock.");
  }

  @Override
  public Rule rule() {
    return rule;
  }

  @Override
  public Verdict look(Draft draft, Arrival arrival) {
    Instant occurredAt = Times.instant(draft.now().getOccurredAt());
    if (!occurredAt.isAfter(arrival.now().plus(maxLead))) {
      return Verdict.CLEAN;
    }
    return new Verdict.Refused(
        RefusalReason.EVENT_IN_FUTURE,
        "occurred_at",
        occurredAt
            + " is more than "
            + maxLead.toSeconds()
            + " s ahead of our clock, "
            + arrival.now());
  }
}
