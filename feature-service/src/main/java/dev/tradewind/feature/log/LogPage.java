package dev.tradewind.feature.log;

import dev.tradewind.feature.aggregate.domain.EventFact;
import java.time.Instant;
import java.util.List;

/**
 * Events of a partition.
 *
 * @param events by rising offset, without a gap
 * @param endOffset the offset of the next event of the partition
 */
public record LogPage(List<LoggedEvent> events, long endOffset) {

  /**
   * An event of the log.
   *
   * @param receivedAt when ingestion took it, by ingestion's clock
   * @param eventId as it was sent
   */
  public record LoggedEvent(Instant receivedAt, EventFact fact, String eventId) {}

  public LogPage {
    events = List.copyOf(events);
  }
}
