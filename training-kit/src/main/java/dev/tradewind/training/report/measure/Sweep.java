package dev.tradewind.training.report.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * What is selected as the threshold falls over the scores. Examples of the same score are selected
 * together: no threshold can tell them apart.
 */
final class Sweep {

  /**
   * All with a score of at least the threshold are selected.
   *
   * @param truePositives selected and true
   * @param falsePositives selected and not true
   */
  record Step(double threshold, long truePositives, long falsePositives) {}

  private Sweep() {}

  /** From the highest score to the lowest, where all are selected. */
  static List<Step> of(BinaryPredictions predictions) {
    int[] order = predictions.byFallingScore();
    List<Step> steps = new ArrayList<>();
    long hits = 0;
    long alarms = 0;
    for (int i = 0; i < order.length; i++) {
      if (predictions.isTrue(order[i])) {
        hits++;
      } else {
        alarms++;
      }
      double score = predictions.score(order[i]);
      if (i + 1 == order.length || predictions.score(order[i + 1]) != score) {
        steps.add(new Step(score, hits, alarms));
      }
    }
    return steps;
  }
}
