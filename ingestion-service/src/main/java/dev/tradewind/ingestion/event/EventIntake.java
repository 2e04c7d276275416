package dev.tradewind.ingestion.event;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.IngestEventsResponse;
import dev.tradewind.ingestion.admission.Admission;
import dev.tradewind.ingestion.event.domain.Batch;
import dev.tradewind.ingestion.event.domain.Intake;
import dev.tradewind.ingestion.event.domain.Outcome;
import dev.tradewind.ingestion.event.domain.Receipt;
import dev.tradewind.ingestion.event.domain.Screened;
import dev.tradewind.ingestion.event.log.EventLog;
import dev.tradewind.ingestion.event.log.EventLogConfig;
import dev.tradewind.ingestion.event.log.Quarantine;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** Takes batches of events in: screens each event, appends the batch, and answers for each. */
@Singleton
public class EventIntake {

  private final EventScreen screen;
  private final Quarantine quarantine;
  private final EventLog log;
  private final AppendSignal signal;
  private final Clock clock;
  private final Admission admission;

  EventIntake(
      EventScreen screen,
      Quarantine quarantine,
      EventLog log,
      AppendSignal signal,
      Clock clock,
      EventLogConfig config) {
    this.screen = screen;
    this.quarantine = quarantine;
    this.log = log;
    this.signal = signal;
    this.clock = clock;
    this.admission = new Admission("batches", config.append().maxBatches());
  }

  /** Takes a batch in; when the answer is there, every event of it is durable or in quarantine. */
  public Uni<IngestEventsResponse> ingest(List<Event> events) {
    return admission.admit(
        () -> {
          List<Screened> screened = events.stream().map(screen::screen).toList();
          Intake intake = new Intake(screened);
          Instant receivedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
          // Refused events first: an answer that names them must find them kept, and should the
          // append fail, sending again keeps the same bytes once.
          return keep(receivedAt, intake.refused())
              .chain(() -> append(intake.batch(receivedAt)))
              .map(receipt -> response(events, screened, intake, receipt.acceptedIds()));
        });
  }

  private Uni<Void> keep(Instant receivedAt, List<Screened.Refused> refused) {
    return refused.isEmpty() ? Uni.createFrom().voidItem() : quarantine.keep(receivedAt, refused);
  }

  private Uni<Receipt> append(Batch batch) {
    return batch.events().isEmpty()
        ? Uni.createFrom().item(Receipt.NOTHING)
        : log.append(batch).invoke(receipt -> signal.appended(receipt.endOffsets()));
  }

  private static IngestEventsResponse response(
      List<Event> events, List<Screened> screened, Intake intake, Set<String> acceptedIds) {
    List<Outcome> outcomes = intake.outcomes(acceptedIds);
    IngestEventsResponse.Builder response = IngestEventsResponse.newBuilder();
    for (int i = 0; i < events.size(); i++) {
      response.addResults(
          EventMessages.result(events.get(i).getEventId(), screened.get(i), outcomes.get(i)));
    }
    return response.build();
  }
}
