package dev.tradewind.training.sentiment;

import java.util.List;

/**
 * How much more often a feature is in favourable reviews than in others: the logarithm of the ratio
 * of its smoothed shares (Wang and Manning 2012, section 2.1). 0 for one that few reviews have.
 */
final class LogCountRatios {

  private LogCountRatios() {}

  /**
   * Counts.
   *
   * @param rows features of each review, each once
   * @param smoothing added to each count, above 0
   * @param fewest reviews that a feature is in for its ratio not to be 0
   */
  static float[] of(
      List<int[]> rows, boolean[] favourable, int features, double smoothing, int fewest) {
    int[] yes = new int[features];
    int[] no = new int[features];
    for (int row = 0; row < favourable.length; row++) {
      int[] counts = favourable[row] ? yes : no;
      for (int feature : rows.get(row)) {
        counts[feature]++;
      }
    }
    double allYes = 0;
    double allNo = 0;
    for (int i = 0; i < features; i++) {
      allYes += yes[i] + (yes[i] + no[i] > 0 ? smoothing : 0);
      allNo += no[i] + (yes[i] + no[i] > 0 ? smoothing : 0);
    }
    double shift = Math.log(allNo) - Math.log(allYes);
    float[] ratios = new float[features];
    for (int i = 0; i < features; i++) {
      if (yes[i] + no[i] >= fewest) {
        ratios[i] = (float) (Math.log((yes[i] + smoothing) / (no[i] + smoothing)) + shift);
      }
    }
    return ratios;
  }
}
