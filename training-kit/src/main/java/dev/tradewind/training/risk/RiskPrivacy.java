package dev.tradewind.training.risk;

import dev.tradewind.training.nn.privacy.PrivacyLoss;
import dev.tradewind.training.nn.privacy.SampledGaussian;
import java.util.List;

/**
 * Whether single payments are protected, and how well.
 *
 * @param noise in units of the clip; 0 for no protection
 * @param clip longest slope of a payment
 */
record RiskPrivacy(double noise, double clip) {

  private static final double LARGEST_DELTA = 1e-5;

  boolean isOn() {
    return noise > 0;
  }

  /** A training: each step takes a payment with the chance expected / payments. */
  PrivacyLoss.Spent spent(int expected, int payments, long steps) {
    double rate = Math.min(1, (double) expected / payments);
    return new PrivacyLoss.Spent(new SampledGaussian(rate, noise), steps);
  }

  /** Of both trainings of a run: the one that chooses has seen the payments too. */
  static PrivacyLoss loss(List<PrivacyLoss.Spent> trainings, int payments) {
    return PrivacyLoss.of(trainings, Math.min(LARGEST_DELTA, .1 / payments));
  }
}
