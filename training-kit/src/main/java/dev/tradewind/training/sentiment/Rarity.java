package dev.tradewind.training.sentiment;

import java.util.List;

/** Inverse document frequency, smoothed: how rare a feature is. 0 for one that few reviews have. */
final class Rarity {

  private Rarity() {}

  /**
   * Counts.
   *
   * @param rows features of each review, each once
   * @param fewest reviews that a feature is in for its rarity not to be 0
   */
  static float[] of(List<int[]> rows, int features, int fewest) {
    int[] counts = new int[features];
    for (int[] row : rows) {
      for (int feature : row) {
        counts[feature]++;
      }
    }
    float[] rarity = new float[features];
    for (int i = 0; i < features; i++) {
      if (counts[i] >= fewest) {
        rarity[i] = (float) (1 + Math.log((1.0 + rows.size()) / (1.0 + counts[i])));
      }
    }
    return rarity;
  }
}
