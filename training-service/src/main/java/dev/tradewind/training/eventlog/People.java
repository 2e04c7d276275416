package dev.tradewind.training.eventlog;

import dev.tradewind.api.ingestion.v1.Event;
import java.util.List;
import java.util.stream.Stream;

/** Whose an event is. */
public final class People {

  private People() {}

  /** The ids of who did it, the one first that ingestion keeps the event by; none of nobody. */
  public static List<String> of(Event event) {
    return Stream.of(event.getShopperId(), event.getAnonymousId(), event.getLoyaltyCardId())
        .filter(id -> !id.isEmpty())
        .toList();
  }
}
