package dev.tradewind.training.nn.optimize;

/**
 * Training that gives away little of each example (Abadi et al. 2016, algorithm 1): the slope of
 * each is shortened, noise is added to their sum, and the sum is divided by the number that was
 * expected, which is no secret.
 *
 * @param clipNorm longest slope of an example over all variables, above 0
 * @param noise standard deviation of the noise, in units of clipNorm; above 0
 * @param expectedExamples of a step, above 0
 */
public record Privacy(double clipNorm, double noise, double expectedExamples) {

  public Privacy {
    if (!(clipNorm > 0 && noise > 0 && expectedExamples > 0)) {
      throw new IllegalArgumentException(
          "clipNorm: "
              + clipNorm
              + ", noise: "
              + noise
              + ", expectedExamples: "
              + expectedExamples
              + " (expected: all above 0)");
    }
  }
}
