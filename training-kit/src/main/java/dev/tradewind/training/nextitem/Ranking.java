package dev.tradewind.training.nextitem;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Where the right items stand: ranks from 0, in the order of the questions. Ties are counted
 * against the ranking.
 */
@SuppressWarnings("ArrayRecordComponent") // a column of numbers; never compared or printed
public record Ranking(int[] ranks) {

  /** Mean worth; 0 where nothing was asked. */
  public double mean(Goal goal) {
    return Arrays.stream(values(goal::worth)).average().orElse(0);
  }

  double[] values(IntToDoubleFunction worth) {
    return Arrays.stream(ranks).mapToDouble(worth).toArray();
  }
}
