package dev.tradewind.ingestion.adapter;

import dev.tradewind.api.ingestion.v1.Client;
import dev.tradewind.api.ingestion.v1.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Turns the messages of one request into events, one by one: a bad one leaves its neighbours alone.
 */
public final class Adaptation {

  private final List<Event> events = new ArrayList<>();
  private final List<Adapted.Refusal> refusals = new ArrayList<>();
  private final List<SourceFields> adapted = new ArrayList<>();
  private int messages;

  /** Adapts the next message. */
  public void add(SourceFields message, Function<SourceFields, List<Event>> mapping) {
    int index = messages++;
    try {
      mapping.apply(message).forEach(event -> events.add(tidy(event)));
      adapted.add(message);
    } catch (Refused refused) {
      refusals.add(
          new Adapted.Refusal(index, refused.field(), refused.reason(), refused.getMessage()));
    }
  }

  /** What the request became, where its messages stand alone. */
  public Adapted result() {
    Map<String, Long> unmapped = new TreeMap<>();
    adapted.forEach(message -> message.countUnread(unmapped));
    return new Adapted(events, refusals, unmapped);
  }

  /** What the request became, where its messages were opened from it. */
  public Adapted result(SourceFields request) {
    Map<String, Long> unmapped = new TreeMap<>();
    request.countUnread(unmapped);
    return new Adapted(events, refusals, unmapped);
  }

  /** Most senders say nothing about their client. */
  private static Event tidy(Event event) {
    return event.getClient().equals(Client.getDefaultInstance())
        ? event.toBuilder().clearClient().build()
        : event;
  }
}
