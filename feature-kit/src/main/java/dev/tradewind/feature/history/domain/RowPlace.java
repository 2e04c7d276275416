package dev.tradewind.feature.history.domain;

import java.util.Comparator;

/**
 * Where a row belongs among rows of the same moment: the place in the log of the line that is its
 * label, or its number in a spine (as offset).
 */
public record RowPlace(int partition, long offset, int line) implements Comparable<RowPlace> {

  private static final Comparator<RowPlace> ORDER =
      Comparator.comparingInt(RowPlace::partition)
          .thenComparingLong(RowPlace::offset)
          .thenComparingInt(RowPlace::line);

  /** Of a row that is ordered by other things. */
  public static final RowPlace NONE = new RowPlace(0, 0, 0);

  @Override
  public int compareTo(RowPlace other) {
    return ORDER.compare(this, other);
  }
}
