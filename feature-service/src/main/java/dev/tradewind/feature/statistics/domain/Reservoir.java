package dev.tradewind.feature.statistics.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * A uniform sample of bounded size of all that was offered. It draws how many it skips, so that an
 * offer that is not taken costs next to nothing (Li 1994, algorithm L). Safe for use by threads.
 */
public final class Reservoir<T> {

  private final int size;
  private final RandomGenerator random;
  private final List<T> kept = new ArrayList<>();
  private long offered;

  /** How many are offered before the next is taken. */
  private long next;

  private double weight = 1;

  /**
   * An empty sample.
   *
   * @param size at most so many are kept, at least 1
   */
  public Reservoir(int size, RandomGenerator random) {
    this.size = size;
    this.random = random;
    this.next = size;
    skip();
  }

  private void skip() {
    weight *= Math.exp(Math.log(positive()) / size);
    next += (long) Math.floor(Math.log(positive()) / Math.log1p(-weight)) + 1;
  }

  private double positive() {
    return 1 - random.nextDouble();
  }

  /**
   * Offers several.
   *
   * @param item makes the one of a number from 0 on; asked for those only that are taken
   */
  public synchronized void offer(int count, IntFunction<T> item) {
    long end = offered + count;
    while (kept.size() < size && offered < end) {
      kept.add(item.apply((int) (count - (end - offered))));
      offered++;
    }
    while (next <= end) {
      kept.set(random.nextInt(size), item.apply((int) (count - (end - next) - 1)));
      skip();
    }
    offered = end;
  }

  /** What is kept, in no order. */
  public synchronized List<T> sample() {
    return List.copyOf(kept);
  }
}
