package dev.tradewind.training.risk.learner;

import dev.tradewind.training.fit.Cholesky;
import java.util.Arrays;
import java.util.List;

/**
 * Logistic regression with a little of the square of the weights as a price (1/2 |w|^2, as
 * scikit-learn has it by default): the floor of the risk model. Numbers are standardised; one that
 * is missing is taken for the mean, and a weight of its own says so; each word has a weight. Fitted
 * by Newton's method, which sees of a row only what is not zero.
 */
public final class LogisticRegression {

  private static final int MOST_STEPS = 50;
  private static final double CLOSE = 1e-8;

  private final Encoding encoding;
  private final Terms terms;
  private final double[] weights;

  private LogisticRegression(Encoding encoding, Terms terms) {
    this.encoding = encoding;
    this.terms = terms;
    weights = new double[terms.size()];
  }

  /** Learns from some examples. */
  public static LogisticRegression fit(Examples examples, int[] some) {
    return fit(Encoding.of(examples, some, 1), examples, some);
  }

  /** Learns from some examples, encoded as for another model. */
  public static LogisticRegression fit(Encoding encoding, Examples examples, int[] some) {
    List<float[]> rows = examples.rows(some).stream().map(encoding::numbered).toList();
    boolean[] truth = examples.truth(some);
    LogisticRegression model = new LogisticRegression(encoding, Terms.of(encoding, rows));
    for (int step = 0; step < MOST_STEPS; step++) {
      if (model.step(rows, truth) < CLOSE) {
        break;
      }
    }
    return model;
  }

  /** Log odds of each row. */
  public double[] scores(List<float[]> rows) {
    Terms.Row row = terms.row();
    return rows.stream()
        .mapToDouble(
            values -> {
              terms.write(encoding.numbered(values), row);
              return dot(row);
            })
        .toArray();
  }

  Terms terms() {
    return terms;
  }

  /** Of the terms; the last is the intercept. */
  double[] weights() {
    return weights.clone();
  }

  /** One step; answers how far it went. */
  private double step(List<float[]> rows, boolean[] truth) {
    int size = weights.length;
    double[][] curvature = new double[size][size];
    double[] slope = new double[size];
    Terms.Row row = terms.row();
    for (int i = 0; i < truth.length; i++) {
      terms.write(rows.get(i), row);
      double p = 1 / (1 + Math.exp(-dot(row)));
      double miss = (truth[i] ? 1 : 0) - p;
      double bend = Math.max(1e-12, p * (1 - p));
      // Places rise, so that of the curvature the lower half alone is filled.
      for (int a = 0; a < row.count; a++) {
        double[] line = curvature[row.places[a]];
        double bent = bend * row.values[a];
        slope[row.places[a]] += miss * row.values[a];
        for (int b = 0; b <= a; b++) {
          line[row.places[b]] += bent * row.values[b];
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

  private double dot(Terms.Row row) {
    double sum = 0;
    for (int i = 0; i < row.count; i++) {
      sum += weights[row.places[i]] * row.values[i];
    }
    return sum;
  }
}
