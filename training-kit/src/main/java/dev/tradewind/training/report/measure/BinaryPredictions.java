package dev.tradewind.training.report.measure;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Scores of held-out examples beside what was true. A higher score speaks for true. */
public final class BinaryPredictions {

  private final double[] scores;
  private final boolean[] truth;

  /**
   * Takes copies.
   *
   * @param scores finite; where they are probabilities, 0 to 1
   * @param truth as many
   */
  public BinaryPredictions(double[] scores, boolean[] truth) {
    if (scores.length != truth.length || scores.length == 0) {
      throw new IllegalArgumentException(
          "scores: " + scores.length + ", truth: " + truth.length + " (expected: as many, > 0)");
    }
    for (double score : scores) {
      if (!Double.isFinite(score)) {
        throw new IllegalArgumentException("score: " + score + " (expected: a finite number)");
      }
    }
    this.scores = scores.clone();
    this.truth = truth.clone();
  }

  /** How many examples. */
  public int size() {
    return scores.length;
  }

  public double score(int index) {
    return scores[index];
  }

  public boolean isTrue(int index) {
    return truth[index];
  }

  /** How many are true. */
  public int positives() {
    int count = 0;
    for (boolean one : truth) {
      count += one ? 1 : 0;
    }
    return count;
  }

  /** Those with these indices, which may repeat. */
  public BinaryPredictions at(int[] indices) {
    double[] drawn = new double[indices.length];
    boolean[] facts = new boolean[indices.length];
    for (int i = 0; i < indices.length; i++) {
      drawn[i] = scores[indices[i]];
      facts[i] = truth[indices[i]];
    }
    return new BinaryPredictions(drawn, facts);
  }

  /** Indices, the highest score first. */
  int[] byFallingScore() {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer index) -> -scores[index]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
