package dev.tradewind.ingestion.bulk.domain;

import java.util.List;

/**
 * What one batch did.
 *
 * @param lastRow the first row of its last event
 * @param rows how many rows it took
 * @param tally what became of its events
 * @param unreadable rows that are no events
 */
public record Step(long lastRow, long rows, Tally tally, List<UnreadableRow> unreadable) {

  public Step {
    unreadable = List.copyOf(unreadable);
  }
}
