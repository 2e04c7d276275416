package dev.tradewind.training.report.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * Quality of a ranking with one right item a case, looking at the first k places. With one right
 * item the ideal gain is 1, and NDCG (Jarvelin and Kekalainen 2002) is 1 / log2(place + 1) of its
 * place, or 0 beyond k.
 *
 * @param depth k
 * @param hit share of cases whose item is among the first k
 * @param ndcg mean over the cases
 */
public record RankingDepth(int depth, double hit, double ndcg) {

  /**
   * From the first place to the deepest.
   *
   * @param ranks of the right item in each case, from 0; not empty
   * @param deepest 1 or more
   */
  public static List<RankingDepth> upTo(int deepest, int[] ranks) {
    double[] hits = new double[deepest];
    double[] gains = new double[deepest];
    for (int rank : ranks) {
      if (rank < deepest) {
        hits[rank]++;
        gains[rank] += gain(rank);
      }
    }
    List<RankingDepth> depths = new ArrayList<>();
    double hit = 0;
    double gain = 0;
    for (int k = 0; k < deepest; k++) {
      hit += hits[k];
      gain += gains[k];
      depths.add(new RankingDepth(k + 1, hit / ranks.length, gain / ranks.length));
    }
    return depths;
  }

  /** What a right item at this rank, from 0, is worth. */
  public static double gain(int rank) {
    return Math.log(2) / Math.log(rank + 2.0);
  }
}
