package dev.tradewind.ingestion.event.domain;

/**
 * What a partition holds: the offsets from begin, inclusive, to end, exclusive.
 *
 * @param beginOffset the first offset that can be read; 0 unless retention removed what was before
 * @param endOffset the offset that the next event will get
 */
public record Extent(long beginOffset, long endOffset) {

  public Extent {
    if (beginOffset < 0 || endOffset < beginOffset) {
      throw new IllegalArgumentException(
          "extent: " + beginOffset + " to " + endOffset + " (expected: 0 <= begin <= end)");
    }
  }
}
