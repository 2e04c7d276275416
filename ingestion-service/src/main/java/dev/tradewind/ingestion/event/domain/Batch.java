package dev.tradewind.ingestion.event.domain;

import java.time.Instant;
import java.util.List;

/**
 * What is appended at once, all or none.
 *
 * @param receivedAt when ingestion took it
 * @param events events for the log, no id twice, in the order in which they are to be placed
 */
public record Batch(Instant receivedAt, List<Screened.Good> events) {

  public Batch {
    events = List.copyOf(events);
  }

  /** The size of the payloads together. */
  public long bytes() {
    long bytes = 0;
    for (Screened.Good event : events) {
      bytes += event.payload().size();
    }
    return bytes;
  }
}
