package dev.tradewind.ingestion.event.domain;

import java.util.List;

/**
 * A piece of a partition, as it was at one moment.
 *
 * @param entries by rising offset, without a gap
 * @param endOffset the offset that the next event will get
 */
public record LogSlice(List<LogEntry> entries, long endOffset) {

  public LogSlice {
    entries = List.copyOf(entries);
  }

  /** Where the next read starts, after one that asked for {@code fromOffset}. */
  public long nextOffset(long fromOffset) {
    return fromOffset + entries.size();
  }
}
