package dev.tradewind.inference.predictionlog.domain;

/**
 * Predictions whose probability lay between two bounds, beside how many of them came true.
 *
 * @param from the lower bound, which belongs to it
 * @param to the upper bound, which belongs to the last bin only
 * @param meanScore of the predictions; 0 where there is none
 * @param happened how many of them came true
 */
public record CalibrationBin(double from, double to, double meanScore, Share happened) {

  /** By how much what was said differs from what came true, weighted by how often. */
  double gap() {
    return Math.abs(meanScore - happened.value()) * happened.among();
  }
}
