package dev.tradewind.ingestion.bulk.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * How much of an import is behind it, durably.
 *
 * @param rowsTotal rows that are to be read
 * @param lastRow the first row of the last event that is behind it; 0 before the first
 * @param rowsRead rows that are behind it
 * @param tally what became of their events
 * @param unreadable how many events could not be made
 * @param firstUnreadable the first of these
 */
public record Progress(
    long rowsTotal,
    long lastRow,
    long rowsRead,
    Tally tally,
    long unreadable,
    List<UnreadableRow> firstUnreadable) {

  /** So many unreadable rows are kept by name. */
  public static final int MAX_NAMED = 20;

  /** Nothing was read yet. */
  public static final Progress NONE = new Progress(0, 0, 0, Tally.NONE, 0, List.of());

  public Progress {
    firstUnreadable = List.copyOf(firstUnreadable);
  }

  /** After one more batch. */
  public Progress plus(Step step) {
    List<UnreadableRow> named = new ArrayList<>(firstUnreadable);
    named.addAll(step.unreadable());
    return new Progress(
        rowsTotal,
        step.lastRow(),
        rowsRead + step.rows(),
        tally.plus(step.tally()),
        unreadable + step.unreadable().size(),
        named.subList(0, Math.min(named.size(), MAX_NAMED)));
  }

  /** 0 to 1. */
  public double share() {
    return rowsTotal == 0 ? 0 : Math.min(1.0, (double) rowsRead / rowsTotal);
  }
}
