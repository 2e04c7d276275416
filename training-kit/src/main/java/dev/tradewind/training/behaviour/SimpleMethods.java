package dev.tradewind.training.behaviour;

import dev.tradewind.training.fit.Cholesky;
import dev.tradewind.training.risk.learner.Examples;
import dev.tradewind.training.risk.learner.LogisticRegression;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The floor: logistic regression on recency, frequency and money, or on the visit so far; for money
 * its chance of a purchase times a log-linear regression on the same; for the next action what
 * followed the last one.
 */
final class SimpleMethods {

  private static final double RIDGE = 1e-3;

  private final Events events;
  private final SimpleFeatures features;
  private final List<Moment> train;

  SimpleMethods(Events events, Periods periods, List<Moment> train) {
    this.events = events;
    this.features = new SimpleFeatures(events, periods);
    this.train = train;
  }

  /** Log odds of a question, at moments that it is asked of. */
  double[] logits(Question question, List<Moment> asked) {
    Examples known = features.examples(BehaviourSplit.asked(train, question), question);
    int[] all = IntStream.range(0, known.size()).toArray();
    Examples rows = features.examples(asked, question);
    return LogisticRegression.fit(known, all)
        .scores(rows.rows(IntStream.range(0, rows.size()).toArray()));
  }

  /** Money expected, at moments of the horizon. */
  double[] money(List<Moment> moments) {
    List<Moment> buyers = train.stream().filter(one -> one.money() > 0).toList();
    double[] chance = logits(Question.BUYS, moments);
    double[] weights = regression(buyers);
    double spent = 0;
    double fitted = 0;
    for (Moment buyer : buyers) {
      spent += buyer.money();
      fitted += Math.exp(line(weights, buyer));
    }
    // What the mean of a logarithm is short of the logarithm of the mean (Duan 1983).
    double smearing = fitted > 0 ? spent / fitted : 1;
    double[] expected = new double[chance.length];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = smearing * Math.exp(line(weights, moments.get(i))) / (1 + Math.exp(-chance[i]));
    }
    return expected;
  }

  private double line(double[] weights, Moment moment) {
    float[] x = features.history(moment);
    double sum = weights[x.length];
    for (int i = 0; i < x.length; i++) {
      sum += weights[i] * x[i];
    }
    return sum;
  }

  /** Least squares of the logarithm of what is spent. */
  private double[] regression(List<Moment> buyers) {
    int width = features.history(train.get(0)).length + 1;
    double[][] matrix = new double[width][width];
    double[] right = new double[width];
    for (Moment buyer : buyers) {
      float[] x = features.history(buyer);
      double y = Math.log(buyer.money());
      for (int row = 0; row < width; row++) {
        double a = row < x.length ? x[row] : 1;
        right[row] += a * y;
        for (int column = 0; column <= row; column++) {
          matrix[row][column] += a * (column < x.length ? x[column] : 1);
        }
      }
    }
    for (int i = 0; i < width; i++) {
      matrix[i][i] += RIDGE;
    }
    return Cholesky.solve(matrix, right);
  }

  /** Probabilities of what comes next, by what came last; each pair counts once more. */
  double[][] next(List<Moment> visits) {
    int actions = events.actions().size();
    double[][] counts = new double[actions][actions + 1];
    for (double[] row : counts) {
      java.util.Arrays.fill(row, 1);
    }
    for (Moment moment : BehaviourSplit.ofVisits(train)) {
      counts[last(moment)][moment.next()]++;
    }
    List<double[]> all = new ArrayList<>();
    for (Moment moment : visits) {
      double[] row = counts[last(moment)];
      double sum = java.util.Arrays.stream(row).sum();
      all.add(java.util.Arrays.stream(row).map(count -> count / sum).toArray());
    }
    return all.toArray(double[][]::new);
  }

  private int last(Moment moment) {
    return events.shoppers().get(moment.shopper()).actions()[moment.events() - 1];
  }
}
