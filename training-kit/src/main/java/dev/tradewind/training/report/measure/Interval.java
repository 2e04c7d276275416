package dev.tradewind.training.report.measure;

/**
 * A confidence interval.
 *
 * @param low its lower end
 * @param high its upper end, not below low
 */
public record Interval(double low, double high) {

  /** Standard normal quantile of .975. */
  private static final double Z = 1.959963984540054;

  /**
   * The 95 % score interval of a share (Wilson 1927; Brown, Cai and DasGupta 2001 recommend it): it
   * stays within 0 and 1 and is good where the share is near them.
   *
   * @param hits 0 to trials
   * @param trials 1 or more
   */
  public static Interval wilson(long hits, long trials) {
    if (trials < 1 || hits < 0 || hits > trials) {
      throw new IllegalArgumentException(
          "hits: " + hits + ", trials: " + trials + " (expected: 0 <= hits <= trials, trials > 0)");
    }
    double share = (double) hits / trials;
    double z2 = Z * Z;
    double center = share + z2 / (2 * trials);
    double reach = Z * Math.sqrt(share * (1 - share) / trials + z2 / (4.0 * trials * trials));
    double scale = 1 + z2 / trials;
    double low = hits == 0 ? 0 : (center - reach) / scale;
    double high = hits == trials ? 1 : (center + reach) / scale;
    return new Interval(low, high);
  }

  /** Whether it has the value within it, ends included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
