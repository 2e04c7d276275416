package dev.tradewind.training.nextitem;

import java.util.List;

/**
 * How new items are, told without a clock: what has mostly come up lately is taken more often next
 * than it was taken so far.
 */
final class Freshness {

  /** Sequences at the end of the time that are lately. */
  private static final double LATELY = 0.1;

  /** What an item is thought to have had, lately as otherwise, before any is seen. */
  private static final double PRIOR = 2;

  private Freshness() {}

  /**
   * Of shoppers, whose sequences overlap in time: the logarithm of how often each item ends a
   * sequence, over how often it would if its place were drawn. A sequence of one item says nothing.
   *
   * @param items the number of items; they are 1 to items
   * @return [items], from item 1; 0 where nothing is known
   */
  static float[] ofShoppers(List<int[]> sequences, int items) {
    double[] ends = new double[items + 1];
    double[] expected = new double[items + 1];
    for (int[] sequence : sequences) {
      if (sequence.length > 1) {
        ends[sequence[sequence.length - 1]]++;
        for (int item : sequence) {
          expected[item] += 1.0 / sequence.length;
        }
      }
    }
    return logarithms(ends, expected);
  }

  /**
   * Of sessions in the order of time: the logarithm of how often each item stands in the last tenth
   * of them, over how often it would if it came up evenly.
   *
   * @param items the number of items; they are 1 to items
   * @return [items], from item 1; 0 where nothing is known
   */
  static float[] ofSessions(List<int[]> sequences, int items) {
    double[] lately = new double[items + 1];
    double[] expected = new double[items + 1];
    double from = sequences.size() * (1 - LATELY);
    for (int s = 0; s < sequences.size(); s++) {
      for (int item : sequences.get(s)) {
        lately[item] += s >= from ? 1 : 0;
        expected[item] += LATELY;
      }
    }
    return logarithms(lately, expected);
  }

  private static float[] logarithms(double[] found, double[] expected) {
    float[] logarithms = new float[found.length - 1];
    for (int i = 0; i < logarithms.length; i++) {
      logarithms[i] = (float) Math.log((found[i + 1] + PRIOR) / (expected[i + 1] + PRIOR));
    }
    return logarithms;
  }
}
