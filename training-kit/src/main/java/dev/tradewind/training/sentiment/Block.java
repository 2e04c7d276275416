package dev.tradewind.training.sentiment;

import java.util.Arrays;
import java.util.List;

/**
 * Features of one kind: those of each review, weighted by their log-count ratios, its row brought
 * to one length.
 *
 * @param places of the features that count, in the list of all that do, by review
 * @param buckets of those that count
 * @param ratios of those that count
 * @param scales of the rows: the length over what it was; 0 for a row without features
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
record Block(int[][] places, int[] buckets, float[] ratios, double[] scales) {

  /**
   * Makes one.
   *
   * @param rows buckets of each review, each once
   * @param all ratios by bucket
   * @param length that rows are brought to
   */
  static Block of(List<int[]> rows, float[] all, double length) {
    int[] placeOf = new int[all.length];
    int[] buckets = new int[all.length];
    int count = 0;
    for (int bucket = 0; bucket < all.length; bucket++) {
      placeOf[bucket] = all[bucket] == 0 ? -1 : count;
      if (all[bucket] != 0) {
        buckets[count++] = bucket;
      }
    }
    float[] ratios = new float[count];
    for (int i = 0; i < count; i++) {
      ratios[i] = all[buckets[i]];
    }
    int[][] places = new int[rows.size()][];
    double[] scales = new double[rows.size()];
    for (int row = 0; row < places.length; row++) {
      int[] own = Arrays.stream(rows.get(row)).map(b -> placeOf[b]).filter(p -> p >= 0).toArray();
      double squares = 0;
      for (int place : own) {
        squares += (double) ratios[place] * ratios[place];
      }
      places[row] = own;
      scales[row] = squares == 0 ? 0 : length / Math.sqrt(squares);
    }
    return new Block(places, Arrays.copyOf(buckets, count), ratios, scales);
  }

  int size() {
    return ratios.length;
  }

  /** Adds the product with weights, of which the first is at a place, to each row's sum. */
  void addProducts(double[] weights, int at, double[] sums) {
    float[] weighted = new float[ratios.length];
    for (int i = 0; i < weighted.length; i++) {
      weighted[i] = (float) (ratios[i] * weights[at + i]);
    }
    for (int row = 0; row < sums.length; row++) {
      double sum = 0;
      for (int place : places[row]) {
        sum += weighted[place];
      }
      sums[row] += sum * scales[row];
    }
  }

  /** Adds the product of the transposed rows with a factor of each. */
  void addTransposed(double[] factors, double[] into, int at) {
    double[] sums = new double[ratios.length];
    for (int row = 0; row < factors.length; row++) {
      double factor = factors[row] * scales[row];
      if (factor != 0) {
        for (int place : places[row]) {
          sums[place] += factor;
        }
      }
    }
    for (int i = 0; i < sums.length; i++) {
      into[at + i] += sums[i] * ratios[i];
    }
  }
}
