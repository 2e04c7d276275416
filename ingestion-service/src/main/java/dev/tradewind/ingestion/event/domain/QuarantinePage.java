package dev.tradewind.ingestion.event.domain;

import java.util.List;

/**
 * A page of the quarantine.
 *
 * @param events newest first
 * @param more whether there are older ones
 */
public record QuarantinePage(List<QuarantinedEvent> events, boolean more) {

  public QuarantinePage {
    events = List.copyOf(events);
  }
}
