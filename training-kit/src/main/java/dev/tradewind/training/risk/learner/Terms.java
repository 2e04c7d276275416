package dev.tradewind.training.risk.learner;

import java.util.Arrays;
import java.util.List;

/**
 * What logistic regression has weights for, by place: each number; each number's absence; each word
 * of each list; and the intercept, last.
 *
 * @param encoding what the rows were numbered by
 * @param means of the numbers
 * @param scales one over their deviations; 0 where one does not vary
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
record Terms(Encoding encoding, double[] means, double[] scales) {

  /** The terms of a row that are not zero. Reused from row to row. */
  static final class Row {
    final int[] places;
    final double[] values;
    int count;

    private Row(int most) {
      places = new int[most];
      values = new double[most];
    }

    private void add(int place, double value) {
      places[count] = place;
      values[count++] = value;
    }
  }

  static Terms of(Encoding encoding, List<float[]> rows) {
    int width = encoding.numbers().length;
    double[] means = new double[width];
    double[] scales = new double[width];
    for (int i = 0; i < width; i++) {
      int at = encoding.numbers()[i];
      double[] values =
          rows.stream().mapToDouble(row -> row[at]).filter(v -> !Double.isNaN(v)).toArray();
      double mean = Arrays.stream(values).average().orElse(0);
      double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
      means[i] = mean;
      scales[i] = variance > 1e-18 ? 1 / Math.sqrt(variance) : 0;
    }
    return new Terms(encoding, means, scales);
  }

  int size() {
    return 2 * means.length + encoding.wordPlaces() + 1;
  }

  Row row() {
    return new Row(2 * means.length + encoding.words().length + 1);
  }

  /**
   * Writes a row's terms, their places rising.
   *
   * @param values numbered
   */
  void write(float[] values, Row row) {
    row.count = 0;
    int numbers = means.length;
    for (int i = 0; i < numbers; i++) {
      float value = values[encoding.numbers()[i]];
      if (!Float.isNaN(value)) {
        row.add(i, (value - means[i]) * scales[i]);
      }
    }
    for (int i = 0; i < numbers; i++) {
      if (Float.isNaN(values[encoding.numbers()[i]])) {
        row.add(numbers + i, 1);
      }
    }
    int at = 2 * numbers;
    for (int i = 0; i < encoding.words().length; i++) {
      row.add(at + (int) values[encoding.words()[i]], 1);
      at += encoding.lists().get(i).size();
    }
    row.add(at, 1);
  }
}
