package dev.tradewind.inference.decision.domain;

import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the most popular of any number of items, in memory for those kept only. */
public final class MostPopular {

  private final int size;

  /** Least popular at the head, as it goes first. */
  private final PriorityQueue<ItemPopularity> kept =
      new PriorityQueue<>(Collections.reverseOrder());

  /**
   * @param size how many are kept, 1 or more
   */
  public MostPopular(int size) {
    this.size = size;
  }

  /** Considers an item. Each item is to be offered once. */
  public void offer(ItemPopularity item) {
    kept.add(item);
    if (kept.size() > size) {
      kept.remove();
    }
  }

  /** The most popular first, each with its purchases as score. */
  public List<ScoredItem> ranked() {
    return kept.stream()
        .sorted()
        .map(item -> new ScoredItem(item.itemId(), item.purchases()))
        .toList();
  }
}
