package dev.tradewind.ingestion.event;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.EventResult;
import dev.tradewind.api.ingestion.v1.QuarantineReplay;
import dev.tradewind.ingestion.admission.Admission;
import dev.tradewind.ingestion.cleaning.AgentLooks;
import dev.tradewind.ingestion.cleaning.domain.Agents;
import dev.tradewind.ingestion.cleaning.domain.Arrival;
import dev.tradewind.ingestion.error.IngestionReason;
import dev.tradewind.ingestion.event.domain.Outcome;
import dev.tradewind.ingestion.event.domain.QuarantinedEvent;
import dev.tradewind.ingestion.event.domain.Screened;
import dev.tradewind.ingestion.event.log.EventLogConfig;
import dev.tradewind.ingestion.event.log.Quarantine;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sends refused events through the door again. An event leaves the quarantine only when the log has
 * it: a death in between leaves it in both, and replaying it again finds the duplicate.
 */
@Singleton
class QuarantineReplays {

  private final Quarantine quarantine;
  private final AgentLooks agents;
  private final EventScreen screen;
  private final LogEntrance entrance;
  private final Clock clock;
  private final Admission admission;

  QuarantineReplays(
      Quarantine quarantine,
      AgentLooks agents,
      EventScreen screen,
      LogEntrance entrance,
      Clock clock,
      EventLogConfig config) {
    this.quarantine = quarantine;
    this.agents = agents;
    this.screen = screen;
    this.entrance = entrance;
    this.clock = clock;
    this.admission = new Admission("replays", config.append().maxBatches());
  }

  /** Replays; one result for each, in their order. */
  Uni<List<EventResult>> replay(List<QuarantineReplay> replays, boolean backfill) {
    Set<Long> ids =
        replays.stream().map(QuarantineReplay::getQuarantineId).collect(Collectors.toSet());
    return admission.admit(
        () ->
            quarantine
                .find(ids)
                .map(kept -> byId(ids, kept))
                .chain(kept -> replay(replays, kept, backfill)));
  }

  private Uni<List<EventResult>> replay(
      List<QuarantineReplay> replays, Map<Long, QuarantinedEvent> kept, boolean backfill) {
    List<Event> events = Corrections.events(replays, kept);
    return agents
        .lookAt(events)
        .chain(
            found -> {
              Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
              List<Look> looks = looks(replays, kept, events, new Sight(now, backfill, found));
              return entrance
                  .enter(looks, now)
                  .chain(outcomes -> settle(replays, looks, outcomes))
                  .map(outcomes -> EventMessages.results(looks, outcomes));
            });
  }

  private List<Look> looks(
      List<QuarantineReplay> replays,
      Map<Long, QuarantinedEvent> kept,
      List<Event> events,
      Sight sight) {
    List<Look> looks = new ArrayList<>(events.size());
    for (int i = 0; i < events.size(); i++) {
      // Late is what came late to us the first time, not what waited in quarantine.
      Instant receivedAt = kept.get(replays.get(i).getQuarantineId()).receivedAt();
      Arrival arrival = new Arrival(receivedAt, sight.now(), sight.backfill());
      looks.add(screen.look(events.get(i), arrival, sight.agents()));
    }
    return looks;
  }

  private record Sight(Instant now, boolean backfill, Agents agents) {}

  /** After the append: what the log has leaves, the rest is told anew. */
  private Uni<List<Outcome>> settle(
      List<QuarantineReplay> replays, List<Look> looks, List<Outcome> outcomes) {
    Set<Long> entered = new HashSet<>();
    Map<Long, Screened.Refused> refused = new HashMap<>();
    for (int i = 0; i < looks.size(); i++) {
      long id = replays.get(i).getQuarantineId();
      if (looks.get(i).screened() instanceof Screened.Refused again) {
        refused.put(id, again);
      } else {
        entered.add(id);
      }
    }
    return Multi.createFrom()
        .iterable(refused.entrySet())
        .onItem()
        .transformToUniAndConcatenate(
            again -> quarantine.restate(again.getKey(), again.getValue()).replaceWith(true))
        .collect()
        .last()
        .chain(() -> entered.isEmpty() ? Uni.createFrom().item(0) : quarantine.remove(entered))
        .replaceWith(outcomes);
  }

  private static Map<Long, QuarantinedEvent> byId(Set<Long> ids, List<QuarantinedEvent> found) {
    Map<Long, QuarantinedEvent> byId =
        found.stream().collect(Collectors.toMap(QuarantinedEvent::id, event -> event));
    for (long id : ids) {
      if (!byId.containsKey(id)) {
        throw new ServiceException(
            IngestionReason.QUARANTINED_EVENT_UNKNOWN,
            "quarantine_id: " + id + " is not in quarantine; nothing was replayed");
      }
    }
    return byId;
  }
}
