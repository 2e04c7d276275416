package dev.tradewind.training.nextitem;

import java.util.stream.IntStream;

/** Sums of ranking quality over cases. Ranks count from 0; ties are counted against the model. */
final class Ranking {

  private static final int DEPTH = 10;

  private int cases;
  private double hits;
  private double gain;
  private final IntStream.Builder ranks = IntStream.builder();

  void add(float rank) {
    cases++;
    ranks.add((int) rank);
    if (rank < DEPTH) {
      hits++;
      gain += Math.log(2) / Math.log(rank + 2);
    }
  }

  /** Of each case, in the order of adding. To be asked once, when all are added. */
  int[] ranks() {
    return ranks.build().toArray();
  }

  /** Share of cases whose item is among the first ten. */
  double hitRate() {
    return cases == 0 ? 0 : hits / cases;
  }

  /** Mean of 1 / log2(rank + 2) where the item is among the first ten, else 0. */
  double ndcg() {
    return cases == 0 ? 0 : gain / cases;
  }
}
