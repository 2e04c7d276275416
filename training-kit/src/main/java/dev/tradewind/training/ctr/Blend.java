package dev.tradewind.training.ctr;

import dev.tradewind.training.fit.Calibrated;
import dev.tradewind.training.risk.learner.LogisticRegression;

/**
 * What stands beside the network: logistic regression with a share of the log odds, chosen on
 * validation, so that the model is no worse there than its floor; and what makes the sum right.
 *
 * @param linear logistic regression on what the network learned from
 * @param linearShare 0 for the network alone, 1 for logistic regression alone
 */
record Blend(LogisticRegression linear, double linearShare, Calibrated calibrated) {

  private static final double[] SHARES = {0, .25, .5, .75, 1};

  /** The network as it is. */
  static Blend none(LogisticRegression linear) {
    return new Blend(linear, 0, new Calibrated(1, 0));
  }

  /** Shares to choose from, rising. */
  static double[] shares() {
    return SHARES.clone();
  }

  /** Log odds of both. */
  static double[] mixed(double[] network, double[] linear, double share) {
    double[] both = new double[network.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = (1 - share) * network[i] + share * linear[i];
    }
    return both;
  }
}
