package dev.tradewind.inference.experiment.domain;

/**
 * What is kept of many subjects, whatever their number: sums of a numerator y, a denominator x and
 * their products. Where x is 1 for each, y over x is a mean; else it is a ratio of means.
 *
 * @param n how many subjects
 * @param before what was known of them before
 */
public record Moments(
    double n, double x, double y, double xx, double yy, double xy, Covariates before) {

  /** Of nobody. */
  public static final Moments NONE = new Moments(0, 0, 0, 0, 0, 0, Covariates.NONE);

  /** These and one more subject, of which nothing is known from before. */
  public Moments with(double numerator, double denominator) {
    return plus(of(numerator, denominator, Covariates.NONE));
  }

  /** These and one more subject, with what the metric was for it before. */
  Moments with(
      double numerator, double denominator, double numeratorBefore, double denominatorBefore) {
    Covariates covariates =
        Covariates.of(numeratorBefore, denominatorBefore, numerator, denominator);
    return plus(of(numerator, denominator, covariates));
  }

  /** Of one subject. */
  private static Moments of(double y, double x, Covariates before) {
    return new Moments(1, x, y, x * x, y * y, x * y, before);
  }

  /** Of so many values, of which only the sums are known. */
  static Moments ofSums(double n, double sum, double squares) {
    return new Moments(n, n, sum, n, squares, sum, Covariates.NONE);
  }

  /** These and others. */
  public Moments plus(Moments other) {
    return new Moments(
        n + other.n,
        x + other.x,
        y + other.y,
        xx + other.xx,
        yy + other.yy,
        xy + other.xy,
        before.plus(other.before));
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

  /** The means of what was known before. */
  double[] covariateMeans() {
    double[] means = before.sums();
    for (int place = 0; place < means.length; place++) {
      means[place] /= n;
    }
    return means;
  }

  /**
   * The covariances of those means with each other and, in the last column, with {@link #value},
   * linearised as for its variance. Defined where that is.
   */
  double[][] covariances() {
    double[] means = covariateMeans();
    double[][] products = before.products();
    double[] outcome = before.productsWith(value());
    double perMean = n * (n - 1);
    double[][] covariances = new double[means.length][means.length + 1];
    for (int row = 0; row < means.length; row++) {
      for (int column = 0; column < means.length; column++) {
        covariances[row][column] =
            (products[row][column] - n * means[row] * means[column]) / perMean;
      }
      // The linearised outcomes sum up to 0, so that there is no product of means to take away.
      covariances[row][means.length] = outcome[row] / (x / n) / perMean;
    }
    return covariances;
  }
}
