package dev.tradewind.training.ctr;

import dev.tradewind.training.fit.Calibrated;
import java.util.Arrays;

/** How good probabilities of clicks are. */
final class ClickLoss {

  private static final int BINS = 10;

  private ClickLoss() {}

  /** Log loss of each impression. */
  static double[] losses(double[] logits, boolean[] truth) {
    double[] losses = new double[truth.length];
    for (int i = 0; i < losses.length; i++) {
      double z = truth[i] ? -logits[i] : logits[i];
      losses[i] = Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    }
    return losses;
  }

  /**
   * One less the log loss over that of the share of clicks (normalised entropy: He et al. 2014).
   */
  static double explained(double[] logits, boolean[] truth) {
    double loss = Arrays.stream(losses(logits, truth)).average().orElse(Double.NaN);
    return 1 - loss / entropy(share(truth));
  }

  static double entropy(double share) {
    return -share * Math.log(share) - (1 - share) * Math.log(1 - share);
  }

  static double share(boolean[] truth) {
    int yes = 0;
    for (boolean one : truth) {
      yes += one ? 1 : 0;
    }
    return (double) yes / truth.length;
  }

  static double[] probabilities(double[] logits) {
    return Arrays.stream(logits).map(z -> 1 / (1 + Math.exp(-z))).toArray();
  }

  static double[] calibrated(double[] logits, Calibrated by) {
    return Arrays.stream(logits).map(by::of).toArray();
  }

  /**
   * Expected calibration error of ten parts of the same size, by rising probability: clicks are
   * rare, and parts of equal width would hold all of them in the first.
   *
   * @param drawn indices, which may repeat
   */
  static double calibrationError(double[] probabilities, boolean[] truth, int[] drawn) {
    int[] order =
        Arrays.stream(drawn)
            .boxed()
            .sorted(java.util.Comparator.comparingDouble((Integer i) -> probabilities[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      int from = (int) ((long) bin * order.length / BINS);
      int to = (int) ((bin + 1L) * order.length / BINS);
      double off = 0;
      for (int i = from; i < to; i++) {
        off += probabilities[order[i]] - (truth[order[i]] ? 1 : 0);
      }
      error += Math.abs(off);
    }
    return error / order.length;
  }
}
