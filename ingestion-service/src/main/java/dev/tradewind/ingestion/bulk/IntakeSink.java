package dev.tradewind.ingestion.bulk;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.EventResult;
import dev.tradewind.ingestion.bulk.domain.Tally;
import dev.tradewind.ingestion.event.EventIntake;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** The intake, counting. What is imported is of the past: it is sent as backfill. */
@Singleton
class IntakeSink implements EventSink {

  private final EventIntake intake;

  IntakeSink(EventIntake intake) {
    this.intake = intake;
  }

  @Override
  public Uni<Tally> take(List<Event> events) {
    return intake.ingest(events, true).map(response -> tally(response.getResultsList()));
  }

  private static Tally tally(List<EventResult> results) {
    Tally tally = Tally.NONE;
    for (EventResult result : results) {
      tally =
          tally.plus(
              switch (result.getOutcome()) {
                case EVENT_OUTCOME_ACCEPTED -> new Tally(1, 0, 0);
                case EVENT_OUTCOME_DUPLICATE -> new Tally(0, 1, 0);
                case EVENT_OUTCOME_QUARANTINED -> new Tally(0, 0, 1);
                case EVENT_OUTCOME_UNSPECIFIED, UNRECOGNIZED ->
                    throw new IllegalStateException("an event without an outcome");
              });
    }
    return tally;
  }
}
