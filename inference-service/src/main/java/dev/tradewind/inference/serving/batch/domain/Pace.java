package dev.tradewind.inference.serving.batch.domain;

/** How far apart calls come, lately. */
final class Pace {

  /** What the newest gap counts. */
  private static final double NEWEST = 1 / 8.;

  /** A longer gap counts as this: after a pause the next calls tell soon enough. */
  private static final long LONGEST = 2_000_000;

  private long last;
  private double gap;

  /**
   * @param now nanoseconds
   */
  void came(long now) {
    gap += NEWEST * (Math.min(now - last, LONGEST) - gap);
    last = now;
  }

  /** Nanoseconds, at most two milliseconds; small before anything is known. */
  double gap() {
    return gap;
  }
}
