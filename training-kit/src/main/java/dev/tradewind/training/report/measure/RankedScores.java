package dev.tradewind.training.report.measure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Examples in the order of a score, sorted once: so that a measure of any draw of them (with
 * repeats) takes one pass and no sorting, and intervals over draws are cheap.
 */
public final class RankedScores {

  private final double[] scores;
  private final boolean[] truth;
  private final int[] falling;

  /** Sorts; both arrays stay as they are. */
  public RankedScores(double[] scores, boolean[] truth) {
    this.scores = scores.clone();
    this.truth = truth.clone();
    falling =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** Each example once. */
  public int[] all() {
    return IntStream.range(0, scores.length).toArray();
  }

  /** Area under the ROC curve: ties count half. NaN where there is one kind only. */
  public double area(int[] drawn) {
    int[] times = times(drawn);
    double area = 0;
    double hits = 0;
    double alarms = 0;
    for (int from = 0; from < falling.length; ) {
      int to = tieEnd(from);
      double newHits = 0;
      double newAlarms = 0;
      for (int i = from; i < to; i++) {
        if (truth[falling[i]]) {
          newHits += times[falling[i]];
        } else {
          newAlarms += times[falling[i]];
        }
      }
      area += newAlarms * (hits + newHits / 2);
      hits += newHits;
      alarms += newAlarms;
      from = to;
    }
    return hits == 0 || alarms == 0 ? Double.NaN : area / (hits * alarms);
  }

  /** Average precision, without interpolation; NaN where there is no yes. */
  public double averagePrecision(int[] drawn) {
    int[] times = times(drawn);
    double sum = 0;
    double hits = 0;
    double seen = 0;
    for (int from = 0; from < falling.length; ) {
      int to = tieEnd(from);
      double newHits = 0;
      for (int i = from; i < to; i++) {
        seen += times[falling[i]];
        newHits += truth[falling[i]] ? times[falling[i]] : 0;
      }
      hits += newHits;
      sum += newHits == 0 ? 0 : newHits * hits / seen;
      from = to;
    }
    return hits == 0 ? Double.NaN : sum / hits;
  }

  /**
   * Share that is told right by a threshold.
   *
   * @param threshold at which it is a yes
   */
  public double accuracy(int[] drawn, double threshold) {
    int right = 0;
    for (int one : drawn) {
      right += (scores[one] >= threshold) == truth[one] ? 1 : 0;
    }
    return (double) right / drawn.length;
  }

  /** How often each example was drawn. */
  private int[] times(int[] drawn) {
    int[] times = new int[scores.length];
    Arrays.stream(drawn).forEach(index -> times[index]++);
    return times;
  }

  private int tieEnd(int from) {
    int to = from + 1;
    while (to < falling.length && scores[falling[to]] == scores[falling[from]]) {
      to++;
    }
    return to;
  }
}
