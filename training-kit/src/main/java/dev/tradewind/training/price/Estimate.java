package dev.tradewind.training.price;

/**
 * A number that was estimated, with its 95 % interval.
 *
 * @param error its standard error
 */
record Estimate(double value, double error, double low, double high) {

  private static final double NORMAL_95 = 1.959964;

  static Estimate of(double value, double error) {
    return new Estimate(value, error, value - NORMAL_95 * error, value + NORMAL_95 * error);
  }

  boolean covers(double truth) {
    return low <= truth && truth <= high;
  }
}
