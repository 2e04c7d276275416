package dev.tradewind.ingestion.event;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.IngestEventsResponse;
import dev.tradewind.ingestion.admission.Admission;
import dev.tradewind.ingestion.event.domain.Intake;
import dev.tradewind.ingestion.event.domain.Outcome;
import dev.tradewind.ingestion.event.domain.Screened;
import dev.tradewind.ingestion.event.log.EventLog;
import dev.tradewind.ingestion.event.log.EventLogConfig;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** Takes batches of events in: screens each event, appends the batch, and answers for each. */
@Singleton
class EventIntake {

  private final EventScreen screen;
  private final EventLog log;
  private final AppendSignal signal;
  private final Clock clock;
  private final Admission admission;

  EventIntake(
      EventScreen screen, EventLog log, AppendSignal signal, Clock clock, EventLogConfig config) {
    this.screen = screen;
    this.log = log;
    this.signal = signal;
    this.clock = clock;
    this.admission = new Admission("batches", config.append().maxBatches());
  }

  Uni<IngestEventsResponse> ingest(List<Event> events) {
    return admission.admit(
        () -> {
          List<Screened> screened = events.stream().map(screen::screen).toList();
          Intake intake = new Intake(screened);
          return log.append(intake.batch(clock.instant().truncatedTo(ChronoUnit.MICROS)))
              .invoke(receipt -> signal.appended(receipt.endOffsets()))
              .map(receipt -> response(events, screened, intake, receipt.acceptedIds()));
        });
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
