package dev.tradewind.ingestion.event;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.EventResult;
import dev.tradewind.api.ingestion.v1.IngestEventsResponse;
import dev.tradewind.ingestion.admission.Admission;
import dev.tradewind.ingestion.cleaning.AgentLooks;
import dev.tradewind.ingestion.cleaning.domain.Agents;
import dev.tradewind.ingestion.cleaning.domain.Arrival;
import dev.tradewind.ingestion.event.domain.Screened;
import dev.tradewind.ingestion.event.log.EventLogConfig;
import dev.tradewind.ingestion.event.log.Quarantine;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Takes batches of events in, whatever door they come by: looks at each event, appends the batch,
 * and answers for each.
 */
@Singleton
public class EventIntake {

  private final AgentLooks agents;
  private final EventScreen screen;
  private final Quarantine quarantine;
  private final LogEntrance entrance;
  private final Clock clock;
  private final Admission admission;

  EventIntake(
      AgentLooks agents,
      EventScreen screen,
      Quarantine quarantine,
      LogEntrance entrance,
      Clock clock,
      EventLogConfig config) {
    this.agents = agents;
    this.screen = screen;
    this.quarantine = quarantine;
    this.entrance = entrance;
    this.clock = clock;
    this.admission = new Admission("batches", config.append().maxBatches());
  }

  /**
   * Takes a batch. Once this answers, every event answered ACCEPTED or DUPLICATE is in the log, and
   * every other one in quarantine. Fails with a ServiceException of reason OVERLOADED or
   * DEPENDENCY_UNAVAILABLE; then nothing can be said about the batch, and it may be sent again.
   *
   * @param events 1 to 1,000 events; their user agents, where known, in {@code client.user_agent}
   * @param backfill whether they are said to be of the past
   * @return one result for each event, in their order
   */
  public Uni<IngestEventsResponse> ingest(List<Event> events, boolean backfill) {
    return admission.admit(
        () -> agents.lookAt(events).chain(found -> enter(events, backfill, found)));
  }

  private Uni<IngestEventsResponse> enter(List<Event> events, boolean backfill, Agents found) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Arrival arrival = Arrival.at(now, backfill);
    List<Look> looks = events.stream().map(event -> screen.look(event, arrival, found)).toList();
    // Refused events first: an answer that names them must find them kept, and should the append
    // fail, sending again keeps the same bytes once.
    return keep(now, looks)
        .chain(() -> entrance.enter(looks, now))
        .map(outcomes -> response(EventMessages.results(looks, outcomes)));
  }

  private Uni<Void> keep(Instant now, List<Look> looks) {
    List<Screened.Refused> refused =
        looks.stream()
            .map(Look::screened)
            .filter(Screened.Refused.class::isInstance)
            .map(Screened.Refused.class::cast)
            .toList();
    return refused.isEmpty() ? Uni.createFrom().voidItem() : quarantine.keep(now, refused);
  }

  private static IngestEventsResponse response(List<EventResult> results) {
    return IngestEventsResponse.newBuilder().addAllResults(results).build();
  }
}
