package dev.tradewind.inference.experiment.domain;

/**
 * Where a difference lies.
 *
 * @param estimate the most likely value
 * @param low no less than this
 * @param high no more than this
 */
public record Interval(double estimate, double low, double high) {

  /** Whether the difference is there, whichever way. */
  public boolean excludesZero() {
    return low > 0 || high < 0;
  }

  /** The bounds that hold in both; the estimate of the later one. */
  public Interval and(Interval later) {
    double least = Math.max(low, later.low);
    double most = Math.min(high, later.high);
    // Bounds that miss each other are those of an experiment whose effect has changed: the later
    // ones stand.
    return least <= most ? new Interval(later.estimate, least, most) : later;
  }
}
