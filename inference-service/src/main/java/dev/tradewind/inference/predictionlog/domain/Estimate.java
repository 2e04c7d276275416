package dev.tradewind.inference.predictionlog.domain;

/**
 * A figure, and where the true one lies with 95 %.
 *
 * @param value as seen
 * @param low the interval's lower end
 * @param high its upper end
 */
public record Estimate(double value, double low, double high) {

  /** The 97.5 % quantile of the standard normal distribution. */
  static final double Z = 1.959963984540054;

  /** By the normal approximation. */
  static Estimate normal(double value, double standardError) {
    return new Estimate(value, value - Z * standardError, value + Z * standardError);
  }

  /** The same, its interval cut to what is possible. */
  Estimate within(double least, double most) {
    return new Estimate(value, Math.max(least, low), Math.min(most, high));
  }
}
