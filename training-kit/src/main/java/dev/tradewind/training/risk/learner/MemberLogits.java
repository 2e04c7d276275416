package dev.tradewind.training.risk.learner;

import dev.tradewind.training.report.measure.RankedScores;
import org.jspecify.annotations.Nullable;

/**
 * Log odds of examples by each member of a mixture.
 *
 * @param network null where there is none
 * @param trees null where there are none
 * @param linear by logistic regression
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
record MemberLogits(double @Nullable [] network, double @Nullable [] trees, double[] linear) {

  /** By a mixture of members that there are. */
  double[] mixed(Shares shares) {
    double[] mixed = new double[linear.length];
    add(mixed, network, shares.network());
    add(mixed, trees, shares.trees());
    add(mixed, linear, shares.linear());
    return mixed;
  }

  private static void add(double[] sum, double @Nullable [] member, double share) {
    if (member == null || share == 0) {
      return;
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] += share * member[i];
    }
  }

  /** The mixture of the best average precision; of equal ones that of fewer members. */
  Shares best(boolean[] truth) {
    Shares best = null;
    double most = Double.NEGATIVE_INFINITY;
    for (Shares shares : Shares.all()) {
      if ((network == null && shares.network() > 0) || (trees == null && shares.trees() > 0)) {
        continue;
      }
      double precision = averagePrecision(mixed(shares), truth);
      if (best == null || precision > most) {
        best = shares;
        most = precision;
      }
    }
    if (best == null) {
      throw new IllegalStateException("no mixture of " + Shares.all());
    }
    return best;
  }

  static double averagePrecision(double[] logits, boolean[] truth) {
    RankedScores ranked = new RankedScores(logits, truth);
    return ranked.averagePrecision(ranked.all());
  }
}
