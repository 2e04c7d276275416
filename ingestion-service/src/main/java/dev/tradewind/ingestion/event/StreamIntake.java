package dev.tradewind.ingestion.event;

import dev.tradewind.api.ingestion.v1.EventResult;
import dev.tradewind.api.ingestion.v1.StreamEventsRequest;
import dev.tradewind.api.ingestion.v1.StreamEventsResponse;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Takes batches one after the other: the next is asked for when the one before is durable. */
@Singleton
class StreamIntake {

  private static final int MAX_REFUSALS = 1_000;

  private final EventIntake intake;

  StreamIntake(EventIntake intake) {
    this.intake = intake;
  }

  /**
   * Takes all batches.
   *
   * @param durable run each time that a batch was taken
   */
  Uni<StreamEventsResponse> take(Multi<StreamEventsRequest> batches, Runnable durable) {
    return batches
        .onItem()
        .transformToUniAndConcatenate(
            batch -> intake.ingest(batch.getEventsList(), batch.getBackfill()).invoke(durable))
        .collect()
        .in(
            StreamEventsResponse::newBuilder,
            (summary, answer) -> answer.getResultsList().forEach(result -> add(summary, result)))
        .map(StreamEventsResponse.Builder::build);
  }

  private static void add(StreamEventsResponse.Builder summary, EventResult result) {
    switch (result.getOutcome()) {
      case EVENT_OUTCOME_ACCEPTED -> summary.setAccepted(summary.getAccepted() + 1);
      case EVENT_OUTCOME_DUPLICATE -> summary.setDuplicates(summary.getDuplicates() + 1);
      case EVENT_OUTCOME_QUARANTINED -> {
        summary.setQuarantined(summary.getQuarantined() + 1);
        if (summary.getRefusalsCount() < MAX_REFUSALS) {
          summary.addRefusals(result);
        }
      }
      case EVENT_OUTCOME_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalStateException("an event without an outcome: " + result.getEventId());
    }
  }
}
