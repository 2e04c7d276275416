package dev.tradewind.training.risk.learner;

import dev.tradewind.training.nn.privacy.PrivacyLoss;
import dev.tradewind.training.nn.privacy.SampledGaussian;
import dev.tradewind.training.run.PrivacyGuarantee;
import dev.tradewind.training.run.RunFailure;
import java.util.List;

/**
 * Whether single examples are protected, and how well.
 *
 * @param noise in units of the clip; 0 for no protection
 * @param clip longest slope of an example
 */
record RiskPrivacy(double noise, double clip) {

  private static final double LARGEST_DELTA = 1e-5;
  private static final double LEAST_NOISE = 0.1;

  RiskPrivacy {
    if (noise > 0 && noise < LEAST_NOISE) {
      throw RunFailure.parameter(
          "private_noise: "
              + noise
              + " (expected: 0, or "
              + LEAST_NOISE
              + " or more: less protects"
              + " nobody)");
    }
  }

  boolean isOn() {
    return noise > 0;
  }

  /** A training: each step takes an example with the chance expected / examples. */
  PrivacyLoss.Spent spent(int expected, int examples, long steps) {
    double rate = Math.min(1, (double) expected / examples);
    return new PrivacyLoss.Spent(new SampledGaussian(rate, noise), steps);
  }

  /** Of all trainings of a run: those that choose have seen them too. */
  PrivacyGuarantee guarantee(List<PrivacyLoss.Spent> trainings, int examples) {
    PrivacyLoss loss = PrivacyLoss.of(trainings, Math.min(LARGEST_DELTA, .1 / examples));
    return new PrivacyGuarantee(loss.epsilon(), loss.delta(), noise, clip);
  }
}
