package dev.tradewind.ingestion.bulk;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.ingestion.bulk.domain.Step;
import dev.tradewind.ingestion.bulk.domain.Tally;
import dev.tradewind.ingestion.bulk.domain.UnreadableRow;
import java.util.List;

/**
 * Events made of rows that follow each other.
 *
 * @param events to be sent
 * @param unreadable what could not be made an event
 * @param lastRow first row of the last of both
 * @param rows how many rows they took
 */
record EventBatch(List<Event> events, List<UnreadableRow> unreadable, long lastRow, long rows) {

  EventBatch {
    events = List.copyOf(events);
    unreadable = List.copyOf(unreadable);
  }

  boolean isEmpty() {
    return rows == 0;
  }

  /** What the batch did once its events were taken. */
  Step done(Tally tally) {
    return new Step(lastRow, rows, tally, unreadable);
  }
}
