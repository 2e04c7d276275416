package dev.tradewind.inference.decision.domain;

import java.util.Comparator;

/**
 * How popular an item is. The natural order is from the most to the least popular: by purchases,
 * among equals by views, among equals by id, so that the order never depends on chance.
 *
 * @param itemId catalogue id
 * @param purchases of the last 30 days
 * @param views of the last 7 days
 */
public record ItemPopularity(String itemId, long purchases, long views)
    implements Comparable<ItemPopularity> {

  private static final Comparator<ItemPopularity> ORDER =
      Comparator.comparingLong(ItemPopularity::purchases)
          .thenComparingLong(ItemPopularity::views)
          .reversed()
          .thenComparing(ItemPopularity::itemId);

  @Override
  public int compareTo(ItemPopularity other) {
    return ORDER.compare(this, other);
  }
}
