package dev.tradewind.ingestion.event.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A sender's batch on its way into the log. Of several events with one id the first good one stands
 * for them all; a refused event does not use up its id, so that a mended one can follow.
 */
public final class Intake {

  private final List<Screened> events;

  public Intake(List<Screened> events) {
    this.events = List.copyOf(events);
  }

  /** What to append. */
  public Batch batch(Instant receivedAt) {
    Map<String, Screened.Good> good = new LinkedHashMap<>();
    for (Screened event : events) {
      if (event instanceof Screened.Good first) {
        good.putIfAbsent(first.eventId(), first);
      }
    }
    return new Batch(receivedAt, List.copyOf(good.values()));
  }

  /** What became of each event, in the order sent, once the batch was appended. */
  public List<Outcome> outcomes(Set<String> acceptedIds) {
    Set<String> answered = new HashSet<>();
    List<Outcome> outcomes = new ArrayList<>(events.size());
    for (Screened event : events) {
      if (event instanceof Screened.Good good) {
        boolean first = answered.add(good.eventId());
        outcomes.add(
            first && acceptedIds.contains(good.eventId()) ? Outcome.ACCEPTED : Outcome.DUPLICATE);
      } else {
        outcomes.add(Outcome.QUARANTINED);
      }
    }
    return outcomes;
  }
}
