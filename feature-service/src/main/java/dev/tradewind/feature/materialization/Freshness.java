package dev.tradewind.feature.materialization;

import java.time.Duration;
import java.util.Arrays;

/** Times from ingestion's acknowledgement to readable, of the events applied last. */
final class Freshness {

  private static final int REMEMBERED = 10_000;

  private final long[] nanos = new long[REMEMBERED];
  private long count;

  synchronized void record(Duration delay) {
    // Clocks of two machines may disagree by more than the delay.
    nanos[(int) (count++ % REMEMBERED)] = Math.max(0, delay.toNanos());
  }

  /**
   * Quantiles by nearest rank; zero where nothing was applied.
   *
   * @param ranks each over 0 to 1
   */
  Duration[] quantiles(double... ranks) {
    long[] sorted = snapshot();
    Arrays.sort(sorted);
    return Arrays.stream(ranks)
        .mapToObj(rank -> Duration.ofNanos(atRank(sorted, rank)))
        .toArray(Duration[]::new);
  }

  private synchronized long[] snapshot() {
    return Arrays.copyOf(nanos, (int) Math.min(count, REMEMBERED));
  }

  private static long atRank(long[] sorted, double rank) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(rank * sorted.length) - 1];
  }
}
