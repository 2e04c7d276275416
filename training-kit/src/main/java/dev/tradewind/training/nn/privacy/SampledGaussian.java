package dev.tradewind.training.nn.privacy;

/**
 * One step of training with noise, as a mechanism: each example takes part with the same chance,
 * independently (Poisson sampling); of the sum of what they contribute, each at most 1 long, a
 * Gaussian noise is added.
 *
 * @param rate chance of an example to take part, above 0, at most 1
 * @param noise standard deviation of the noise, in units of the longest contribution; above 0
 */
public record SampledGaussian(double rate, double noise) {

  /** Steps of the integral in the smaller of noise and its square, over which it may change. */
  private static final double FINE = 16;

  /** Beyond so many deviations nothing is left to add. */
  private static final double FAR = 12;

  public SampledGaussian {
    if (!(rate > 0 && rate <= 1) || !(noise > 0)) {
      throw new IllegalArgumentException(
          "rate: " + rate + ", noise: " + noise + " (expected: above 0 to 1, above 0)");
    }
  }

  /**
   * Rényi divergence of order alpha between the outcomes with and without one example (Mironov,
   * Talwar and Zhang 2019, section 3): log E[(1 - q + q exp((2z - 1) / 2s^2))^alpha] / (alpha - 1)
   * for z normal with deviation s. The expectation is taken by the trapezoid rule, which for such
   * smooth functions on the whole line is as exact as the numbers are.
   *
   * @param alpha above 1
   */
  double divergence(double alpha) {
    if (rate == 1) {
      return alpha / (2 * noise * noise);
    }
    double step = Math.min(noise, noise * noise) / FINE;
    double first = -FAR * noise;
    long steps = (long) Math.ceil((alpha + 2 * FAR * noise) / step);
    double largest = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (long i = 0; i <= steps; i++) {
      double z = first + i * step;
      double log = -z * z / (2 * noise * noise) + alpha * logRatio(z);
      if (log > largest) {
        sum *= Math.exp(largest - log);
        largest = log;
      }
      sum += Math.exp(log - largest);
    }
    double mean = largest + Math.log(sum * step / (noise * Math.sqrt(2 * Math.PI)));
    return Math.max(0, mean / (alpha - 1));
  }

  /** log(1 - q + q exp(x)), without exp(x) where that is too large. */
  private double logRatio(double z) {
    double x = (2 * z - 1) / (2 * noise * noise);
    return x > 0
        ? x + Math.log(rate + (1 - rate) * Math.exp(-x))
        : Math.log1p(rate * Math.expm1(x));
  }
}
