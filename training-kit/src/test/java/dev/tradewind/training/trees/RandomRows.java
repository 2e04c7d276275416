package dev.tradewind.training.trees;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rows of small whole numbers, halves and gaps, and labels that depend on them. */
final class RandomRows {

  private RandomRows() {}

  static List<float[]> of(Random random, int rows, int columns) {
    List<float[]> all = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      float[] row = new float[columns];
      for (int column = 0; column < columns; column++) {
        row[column] = value(random);
      }
      all.add(row);
    }
    return all;
  }

  private static float value(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> Float.NaN;
      case 1 -> random.nextInt(7) - 3;
      default -> (float) random.nextGaussian();
    };
  }

  /** 1 where the first two values lie on the same side, or the first is missing; with noise. */
  static float[] labels(Random random, List<float[]> rows) {
    float[] labels = new float[rows.size()];
    for (int i = 0; i < labels.length; i++) {
      float[] row = rows.get(i);
      boolean yes = Float.isNaN(row[0]) || row[0] > 0 == row[1] > 0.5;
      labels[i] = yes ^ random.nextInt(10) == 0 ? 1 : 0;
    }
    return labels;
  }
}
