package dev.tradewind.bench;

import java.util.Arrays;

/** Durations of calls, and their percentiles (nearest rank). */
public final class Latencies {

  private final long[] sortedNanos;

  private Latencies(long[] sortedNanos) {
    this.sortedNanos = sortedNanos;
  }

  /** Of so many calls. */
  public static Latencies of(long[] nanos) {
    if (nanos.length == 0) {
      throw new IllegalArgumentException("no calls were measured");
    }
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Latencies(sorted);
  }

  /**
   * A percentile in milliseconds.
   *
   * @param fraction for example 0.99
   */
  public double millis(double fraction) {
    int rank = (int) Math.ceil(fraction * sortedNanos.length);
    return sortedNanos[Math.max(rank, 1) - 1] / 1e6;
  }
}
