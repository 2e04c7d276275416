package dev.tradewind.training.behaviour;

import java.util.Comparator;
import java.util.stream.IntStream;

/** What was expected to be spent beside what was, measured on draws of shoppers. */
final class Spending {

  private final double[] expected;
  private final double[] spent;
  private final double[] expectedRanks;
  private final double[] spentRanks;
  private final int[] byExpected;
  private final int[] bySpent;

  Spending(double[] expected, double[] spent) {
    this.expected = expected;
    this.spent = spent;
    byExpected = falling(expected);
    bySpent = falling(spent);
    expectedRanks = ranks(expected, byExpected);
    spentRanks = ranks(spent, bySpent);
  }

  int[] all() {
    return IntStream.range(0, spent.length).toArray();
  }

  double[] expected() {
    return expected;
  }

  double[] spent() {
    return spent;
  }

  /** Root of the mean square of what it was off. */
  double rootMeanSquare(int[] drawn) {
    double sum = 0;
    for (int i : drawn) {
      sum += (expected[i] - spent[i]) * (expected[i] - spent[i]);
    }
    return Math.sqrt(sum / drawn.length);
  }

  /** Spearman's correlation; ranks are those among all shoppers, ties have their mean. */
  double rankCorrelation(int[] drawn) {
    double meanX = 0;
    double meanY = 0;
    for (int i : drawn) {
      meanX += expectedRanks[i] / drawn.length;
      meanY += spentRanks[i] / drawn.length;
    }
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i : drawn) {
      double x = expectedRanks[i] - meanX;
      double y = spentRanks[i] - meanY;
      xy += x * y;
      xx += x * x;
      yy += y * y;
    }
    return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : Double.NaN;
  }

  /**
   * How much of the money those have from whom most was expected, less what chance has, over the
   * same of those who spent most (normalised Gini): 1 where the order is right.
   */
  double gini(int[] drawn) {
    int[] times = new int[spent.length];
    for (int i : drawn) {
      times[i]++;
    }
    double best = area(bySpent, times, drawn.length);
    return best > 0 ? area(byExpected, times, drawn.length) / best : Double.NaN;
  }

  private double area(int[] order, int[] times, int all) {
    double total = 0;
    for (int i : order) {
      total += times[i] * spent[i];
    }
    double area = 0;
    double money = 0;
    for (int i : order) {
      for (int k = 0; k < times[i]; k++) {
        money += spent[i];
        area += money / Math.max(1e-12, total) / all;
      }
    }
    return area - (all + 1.0) / (2.0 * all);
  }

  private static int[] falling(double[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -values[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double[] ranks(double[] values, int[] order) {
    double[] ranks = new double[values.length];
    for (int from = 0; from < order.length; ) {
      int to = from;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = -(from + to - 1) / 2.0;
      }
      from = to;
    }
    return ranks;
  }
}
