package dev.tradewind.training.risk;

import java.util.Arrays;
import java.util.List;

/**
 * Logistic regression on standardised values with a little of the square of the weights as a price
 * (1/2 |w|^2, as scikit-learn has it by default): the floor of the risk model. Fitted by Newton's
 * method; a missing value is taken for the mean.
 */
final class LogisticRegression {

  private static final int MOST_STEPS = 50;
  private static final double CLOSE = 1e-8;

  private final double[] means;
  private final double[] scales;

  /** The intercept is the last one. */
  private final double[] weights;

  private LogisticRegression(double[] means, double[] scales, double[] weights) {
    this.means = means;
    this.scales = scales;
    this.weights = weights;
  }

  static LogisticRegression fit(List<float[]> rows, boolean[] truth) {
    int width = rows.get(0).length;
    double[] means = new double[width];
    double[] scales = new double[width];
    for (int column = 0; column < width; column++) {
      int at = column;
      double[] values =
          rows.stream().mapToDouble(row -> row[at]).filter(v -> !Double.isNaN(v)).toArray();
      double mean = Arrays.stream(values).average().orElse(0);
      double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
      means[column] = mean;
      scales[column] = variance > 1e-18 ? 1 / Math.sqrt(variance) : 0;
    }
    LogisticRegression model = new LogisticRegression(means, scales, new double[width + 1]);
    double[][] standardised = rows.stream().map(model::standardised).toArray(double[][]::new);
    for (int step = 0; step < MOST_STEPS; step++) {
      if (model.step(standardised, truth) < CLOSE) {
        break;
      }
    }
    return model;
  }

  /** Log odds of each row. */
  double[] scores(List<float[]> rows) {
    return rows.stream().mapToDouble(row -> dot(standardised(row))).toArray();
  }

  /** One step; answers how far it went. */
  private double step(double[][] rows, boolean[] truth) {
    int size = weights.length;
    double[][] curvature = new double[size][size];
    double[] slope = new double[size];
    for (int i = 0; i < rows.length; i++) {
      double p = 1 / (1 + Math.exp(-dot(rows[i])));
      double miss = (truth[i] ? 1 : 0) - p;
      double bend = Math.max(1e-12, p * (1 - p));
      for (int a = 0; a < size; a++) {
        double value = rows[i][a];
        slope[a] += miss * value;
        for (int b = 0; b <= a; b++) {
          curvature[a][b] += bend * value * rows[i][b];
        }
      }
    }
    for (int a = 0; a < size; a++) {
      boolean priced = a < size - 1;
      slope[a] -= priced ? weights[a] : 0;
      curvature[a][a] += priced ? 1 : 1e-9;
    }
    double[] change = Cholesky.solve(curvature, slope);
    double length = Math.sqrt(Arrays.stream(change).map(v -> v * v).sum());
    // Newton's step may go too far where the classes lie apart: a bounded one always gets there.
    double share = Math.min(1, 5 / Math.max(1e-12, length));
    for (int a = 0; a < size; a++) {
      weights[a] += share * change[a];
    }
    return length;
  }

  private double dot(double[] row) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * row[i];
    }
    return sum;
  }

  private double[] standardised(float[] row) {
    double[] values = new double[row.length + 1];
    for (int i = 0; i < row.length; i++) {
      values[i] = Float.isNaN(row[i]) ? 0 : (row[i] - means[i]) * scales[i];
    }
    values[row.length] = 1;
    return values;
  }
}
