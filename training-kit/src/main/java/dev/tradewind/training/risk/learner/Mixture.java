package dev.tradewind.training.risk.learner;

import dev.tradewind.training.fit.Calibrated;
import org.jspecify.annotations.Nullable;

/**
 * What is served: the members beside the network, how much each gives, and what makes the sum
 * right. The shares are chosen on validation, so that the model is no worse there than its floor.
 *
 * @param linear logistic regression, the floor
 * @param trees null where they give nothing
 */
record Mixture(
    LogisticRegression linear, @Nullable GrownTrees trees, Shares shares, Calibrated calibrated) {

  /** The network as it is. */
  static Mixture networkAlone(LogisticRegression linear) {
    return new Mixture(linear, null, Shares.NETWORK, new Calibrated(1, 0));
  }
}
