package dev.tradewind.ingestion.event.domain;

import java.util.List;

/**
 * A piece of a partition, as it was at one moment. It may hold fewer entries than were asked for
 * and are there, but never none where the range begins within the extent.
 *
 * @param entries by rising offset, without a gap
 * @param extent what the partition held at that moment
 */
public record LogSlice(List<LogEntry> entries, Extent extent) {

  public LogSlice {
    entries = List.copyOf(entries);
  }

  /** Where the next read starts, after one that asked for {@code fromOffset}. */
  public long nextOffset(long fromOffset) {
    return fromOffset + entries.size();
  }
}
