package dev.tradewind.feature.statistics.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A uniform sample of bounded size of all that was offered (Vitter 1985, algorithm R). Safe for use
 * by threads.
 */
public final class Reservoir<T> {

  private final int size;
  private final RandomGenerator random;
  private final List<T> kept = new ArrayList<>();
  private long offered;

  public Reservoir(int size, RandomGenerator random) {
    this.size = size;
    this.random = random;
  }

  public synchronized void offer(T item) {
    offered++;
    if (kept.size() < size) {
      kept.add(item);
      return;
    }
    long place = random.nextLong(offered);
    if (place < size) {
      kept.set((int) place, item);
    }
  }

  /** What is kept, in no order. */
  public synchronized List<T> sample() {
    return List.copyOf(kept);
  }
}
