package dev.tradewind.training.domain;

/**
 * What a model that was trained with differential privacy gives away of any one example: whatever
 * it answers is at most e^epsilon times as likely with the example as without it, but for a chance
 * of delta.
 *
 * @param epsilon above 0; the smaller, the more private
 * @param delta between 0 and 1
 * @param noiseMultiplier standard deviation of the noise, in units of {@code clipNorm}; above 0
 * @param clipNorm what the gradient of an example was cut to; above 0
 */
public record PrivacySpent(double epsilon, double delta, double noiseMultiplier, double clipNorm) {

  public PrivacySpent {
    if (!(epsilon > 0 && delta > 0 && delta < 1 && noiseMultiplier > 0 && clipNorm > 0)
        || Double.isInfinite(epsilon + noiseMultiplier + clipNorm)) {
      throw new IllegalArgumentException(
          "privacy: epsilon "
              + epsilon
              + ", delta "
              + delta
              + ", noise "
              + noiseMultiplier
              + ", clip "
              + clipNorm
              + " (finite, above 0, delta below 1)");
    }
  }
}
