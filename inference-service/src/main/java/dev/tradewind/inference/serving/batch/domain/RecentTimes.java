package dev.tradewind.inference.serving.batch.domain;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * The last {@value #KEPT} durations of something, and where they lie. A quantile of a short window
 * forgets a slow start after {@value #KEPT} runs and is not moved by a single stall, as a mean
 * would be.
 */
final class RecentTimes {

  private static final int KEPT = 32;

  private final long[] nanos = new long[KEPT];
  private int recorded;
  private int next;
  private long latest;
  private long[] sorted = {};

  /**
   * @param duration nanoseconds
   * @param now when it was seen, nanoseconds
   */
  void add(long duration, long now) {
    nanos[next] = duration;
    next = (next + 1) % KEPT;
    recorded = Math.min(recorded + 1, KEPT);
    latest = now;
    sorted = Arrays.copyOf(nanos, recorded);
    Arrays.sort(sorted);
  }

  int recorded() {
    return recorded;
  }

  /** When the last one was seen; meaningless where none was. */
  long latest() {
    return latest;
  }

  /**
   * By nearest rank; empty where none was seen.
   *
   * @param fraction above 0, at most 1
   */
  OptionalLong quantile(double fraction) {
    if (recorded == 0) {
      return OptionalLong.empty();
    }
    int rank = (int) Math.ceil(fraction * recorded);
    return OptionalLong.of(sorted[Math.max(rank, 1) - 1]);
  }
}
