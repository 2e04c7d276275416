package dev.tradewind.ingestion.cleaning;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.ingestion.v1.EventOrBuilder;
import dev.tradewind.ingestion.cleaning.domain.Action;
import dev.tradewind.ingestion.cleaning.domain.Arrival;
import dev.tradewind.ingestion.cleaning.domain.ClockSkew;
import dev.tradewind.ingestion.cleaning.domain.Rule;
import dev.tradewind.ingestion.message.Times;
import java.time.Instant;
import java.util.Optional;

/** The sender's clock is wrong, and says by how much. */
final class ClockSkewed implements CleaningStep {

  private static final String NAME = "CLOCK_SKEW";

  private final ClockSkew skew;
  private final Rule rule;

  ClockSkewed(ClockSkew skew) {
    this.skew = skew;
    this.rule =
        new Rule(
            NAME,
            Action.CORRECT,
            "sent_at is more than "
                + skew.tolerance().toSeconds()
                + " s off our clock: occurred_at becomes the time received minus (sent_at -"
                + " occurred_at). Not with backfill.");
  }

  @Override
  public Rule rule() {
    return rule;
  }

  @Override
  public Verdict look(Draft draft, Arrival arrival) {
    EventOrBuilder event = draft.now();
    if (!event.hasSentAt() || arrival.backfill()) {
      return Verdict.CLEAN;
    }
    Instant occurredAt = Times.instant(event.getOccurredAt());
    Optional<Timestamp> corrected =
        skew.corrected(occurredAt, Times.instant(event.getSentAt()), arrival.receivedAt())
            .map(Times::message)
            .filter(Times::isValid);
    if (corrected.isEmpty()) {
      return Verdict.CLEAN;
    }
    draft.change().setOccurredAt(corrected.get());
    draft.correct(NAME, "occurred_at", occurredAt.toString());
    return Verdict.CORRECTED;
  }
}
