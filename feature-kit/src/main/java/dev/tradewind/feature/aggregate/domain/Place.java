package dev.tradewind.feature.aggregate.domain;

import java.util.Comparator;

/**
 * Where a line stands among all lines of the log: a total order that does not depend on the order
 * of arrival.
 *
 * @param occurredAt microseconds since 1970-01-01T00:00Z
 */
record Place(long occurredAt, int partition, long offset, int line) implements Comparable<Place> {

  private static final Comparator<Place> ORDER =
      Comparator.comparingLong(Place::occurredAt)
          .thenComparingInt(Place::partition)
          .thenComparingLong(Place::offset)
          .thenComparingInt(Place::line);

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
