package dev.tradewind.inference.experiment.domain;

/**
 * What is kept of many subjects, whatever their number: sums of a numerator y, a denominator x and
 * their products. Where x is 1 for each, y over x is a mean; else it is a ratio of means.
 *
 * @param n how many subjects
 */
public record Moments(double n, double x, double y, double xx, double yy, double xy) {

  /** Of nobody. */
  public static final Moments NONE = new Moments(0, 0, 0, 0, 0, 0);

  /** These and one more subject. */
  public Moments with(double numerator, double denominator) {
    return new Moments(
        n + 1,
        x + denominator,
        y + numerator,
        xx + denominator * denominator,
        yy + numerator * numerator,
        xy + numerator * denominator);
  }

  /** These and others. */
  public Moments plus(Moments other) {
    return new Moments(
        n + other.n, x + other.x, y + other.y, xx + other.xx, yy + other.yy, xy + other.xy);
  }

  /** The mean, or the ratio of the means; 0 of nobody. */
  public double value() {
    return x == 0 ? 0 : y / x;
  }

  /**
   * The variance of {@link #value}. Of a ratio by the delta method: subjects are independent of
   * each other, what one of them does at several exposures is not (Deng, Knoblich and Lu 2018,
   * "Applying the Delta Method in Metric Analytics", section 3, equation 3). Infinite below two
   * subjects.
   */
  public double variance() {
    if (n < 2 || x == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double ratio = value();
    // The sum of (y - ratio * x) squared; its mean is 0 by the choice of the ratio.
    double residual = Math.max(0, yy - 2 * ratio * xy + ratio * ratio * xx);
    double mean = x / n;
    return residual / (n - 1) / (n * mean * mean);
  }
}
