package dev.tradewind.inference.experiment.journal;

import dev.tradewind.api.ingestion.v1.EventOutcome;
import dev.tradewind.api.ingestion.v1.EventResult;
import dev.tradewind.api.ingestion.v1.EventService;
import dev.tradewind.api.ingestion.v1.IngestEventsRequest;
import dev.tradewind.api.ingestion.v1.IngestEventsResponse;
import dev.tradewind.inference.experiment.ExperimentJournal;
import dev.tradewind.inference.experiment.domain.ExperimentChange;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The shop's log as a journal. */
@Singleton
class IngestionJournal implements ExperimentJournal {

  private final EventService ingestion;
  private final Clock clock;

  IngestionJournal(@GrpcClient("ingestion") EventService ingestion, Clock clock) {
    this.ingestion = ingestion;
    this.clock = clock;
  }

  @Override
  public Uni<Void> append(String changeId, ExperimentChange change) {
    IngestEventsRequest request =
        IngestEventsRequest.newBuilder()
            .addEvents(ChangeEvents.event(changeId, change, clock.instant()))
            .build();
    return ingestion.ingestEvents(request).invoke(IngestionJournal::check).replaceWithVoid();
  }

  private static void check(IngestEventsResponse response) {
    EventResult result = response.getResults(0);
    if (result.getOutcome() == EventOutcome.EVENT_OUTCOME_QUARANTINED) {
      throw new IllegalStateException(
          "refused by the log: " + result.getReason() + " " + result.getField());
    }
  }
}
