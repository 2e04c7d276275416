package dev.tradewind.ingestion.bulk;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.ingestion.bulk.domain.UnreadableRow;
import java.util.ArrayList;
import java.util.List;

/** Reads rows and makes batches of events of them. Rows of one event never part. */
final class EventRows {

  /** An event of more rows than this would be refused anyway, and is not held in memory. */
  private static final int MAX_ROWS_OF_EVENT = 5000;

  private final RowCursor rows;
  private final EventMapping mapping;
  private final String fileChecksum;
  private final List<Event> events = new ArrayList<>();
  private final List<UnreadableRow> unreadable = new ArrayList<>();
  private boolean onRow;

  EventRows(RowCursor rows, EventMapping mapping, String fileChecksum) {
    this.rows = rows;
    this.mapping = mapping;
    this.fileChecksum = fileChecksum;
    this.onRow = rows.next();
  }

  /** The next events, at most so many; an empty batch after the last. */
  EventBatch next(int maxEvents) {
    events.clear();
    unreadable.clear();
    long lastRow = 0;
    long read = 0;
    while (onRow && events.size() + unreadable.size() < maxEvents) {
      lastRow = rows.firstRow();
      read += makeEvent(lastRow);
    }
    return new EventBatch(events, unreadable, lastRow, read);
  }

  /**
   * Makes one event of its rows, or finds out why there is none; answers how many rows they were.
   */
  private long makeEvent(long firstRow) {
    long read = 0;
    boolean good = true;
    Event.Builder event = Event.newBuilder();
    do {
      if (good) {
        try {
          addRow(event, read);
        } catch (ValueUnreadable value) {
          good = false;
          unreadable.add(new UnreadableRow(rows.row(), value.field(), value.getMessage()));
        }
      }
      read++;
      onRow = rows.next();
    } while (onRow && rows.firstRow() == firstRow);
    if (good) {
      events.add(event.build());
    }
    return read;
  }

  private void addRow(Event.Builder event, long rowsBefore) {
    if (rowsBefore == 0) {
      mapping.begin(event, rows, fileChecksum);
    } else if (rowsBefore == MAX_ROWS_OF_EVENT) {
      throw new ValueUnreadable("", "more than " + MAX_ROWS_OF_EVENT + " rows are one event");
    }
    mapping.add(event, rows);
  }
}
