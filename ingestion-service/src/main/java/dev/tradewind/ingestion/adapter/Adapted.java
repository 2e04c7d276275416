package dev.tradewind.ingestion.adapter;

import dev.tradewind.api.ingestion.v1.Event;
import java.util.List;
import java.util.Map;

/**
 * What a sender's request became.
 *
 * @param events in the sender's order; one message may be several events
 * @param refusals messages that cannot become an event
 * @param unmapped how often a field was met that no event has a place for, by its path
 */
public record Adapted(List<Event> events, List<Refusal> refusals, Map<String, Long> unmapped) {

  public Adapted {
    events = List.copyOf(events);
    refusals = List.copyOf(refusals);
    unmapped = Map.copyOf(unmapped);
  }

  /**
   * A message that was not taken, and is not kept either.
   *
   * @param index its place in the request, from 0
   * @param field path of the field from the message
   * @param reason stable name
   * @param detail the reason in words
   */
  public record Refusal(int index, String field, String reason, String detail) {}
}
