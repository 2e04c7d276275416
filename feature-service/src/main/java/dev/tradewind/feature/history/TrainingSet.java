package dev.tradewind.feature.history;

import java.time.Instant;
import java.util.List;

/** A derived training set whose pages can be read until it is deleted. */
final class TrainingSet {

  private final String id;
  private final RowFile file;
  private final long totalRows;
  private final List<Long> endOffsets;
  private volatile Instant lastUsed;
  private volatile boolean readToTheEnd;

  TrainingSet(String id, RowFile file, long totalRows, List<Long> endOffsets, Instant now) {
    this.id = id;
    this.file = file;
    this.totalRows = totalRows;
    this.endOffsets = List.copyOf(endOffsets);
    this.lastUsed = now;
  }

  TrainingPage page(long position, int maxRows, Instant now) {
    lastUsed = now;
    RowFile.Page page = file.read(position, maxRows);
    readToTheEnd |= page.last();
    return new TrainingPage(page.rows(), id, page.next(), page.last(), totalRows, endOffsets);
  }

  void delete() {
    file.close();
  }

  String id() {
    return id;
  }

  Instant lastUsed() {
    return lastUsed;
  }

  boolean isReadToTheEnd() {
    return readToTheEnd;
  }
}
