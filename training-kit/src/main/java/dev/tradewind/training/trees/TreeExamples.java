package dev.tradewind.training.trees;

import java.util.List;

/**
 * What trees learn from, or are measured on.
 *
 * @param values row by row; NaN is missing, nothing else may be infinite
 * @param columns in a row
 * @param labels of the rows
 * @param groups how many rows each query has, one query after the other; empty where rows stand
 *     alone
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
public record TreeExamples(float[] values, int columns, float[] labels, int[] groups) {

  public TreeExamples {
    if (labels.length == 0 || (long) labels.length * columns != values.length) {
      throw new IllegalArgumentException(
          "values: "
              + values.length
              + " (expected: "
              + columns
              + " for each of "
              + labels.length
              + " rows, one at least)");
    }
  }

  /** Rows that stand alone. */
  public static TreeExamples of(List<float[]> rows, float[] labels) {
    return of(rows, labels, new int[0]);
  }

  /** Rows of queries. */
  public static TreeExamples of(List<float[]> rows, float[] labels, int[] groups) {
    int columns = rows.get(0).length;
    float[] values = new float[Math.multiplyExact(rows.size(), columns)];
    for (int row = 0; row < rows.size(); row++) {
      System.arraycopy(rows.get(row), 0, values, row * columns, columns);
    }
    return new TreeExamples(values, columns, labels, groups);
  }

  /** How many. */
  public int size() {
    return labels.length;
  }
}
