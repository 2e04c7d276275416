package dev.tradewind.training.nextitem;

import dev.tradewind.training.data.ItemAttributes;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much more often than by chance an item with one attribute follows an item with another, by
 * the logarithm of their lift (pointwise mutual information, Church and Hanks 1990). It tells of
 * items that hardly anyone has taken yet.
 *
 * @param attributes of the items
 * @param to [kinds + 1][], what was seen to follow each attribute
 * @param lifts the same shape: logarithm of 1 and the lift, positive; a pair never seen is at 0
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
record AttributeLifts(ItemAttributes attributes, int[][] to, float[][] lifts) {

  /** Places that an item reaches ahead. */
  private static final int WINDOW = 5;

  private static final double DECAY = 0.6;

  /**
   * What an attribute is thought to have been followed by, spread by chance, before any is seen.
   */
  private static final double PRIOR = 5;

  private static final int MOST_EACH = 256;

  /** Counts; what counts for an item is spread evenly over its attributes. */
  static AttributeLifts of(List<int[]> sequences, ItemAttributes attributes) {
    int kinds = attributes.kinds();
    Places places = Places.of(sequences, attributes.of().length - 1);
    int[][] carriers = carriers(attributes);
    int[][] to = new int[kinds + 1][0];
    double[][] sums = new double[kinds + 1][0];
    double[] followed = new double[kinds + 1];
    double[] row = new double[kinds + 1];
    for (int from = 1; from <= kinds; from++) {
      Arrays.fill(row, 0);
      for (int item : carriers[from]) {
        for (int k = places.from(item); k < places.from(item + 1); k++) {
          addFollowing(sequences.get(places.sequence(k)), places.position(k), attributes, row);
        }
      }
      to[from] = IntStream.rangeClosed(1, kinds).filter(kind -> row[kind] > 0).toArray();
      sums[from] = Arrays.stream(to[from]).mapToDouble(kind -> row[kind]).toArray();
      for (int kind : to[from]) {
        followed[kind] += row[kind];
      }
    }
    return strongest(attributes, to, sums, followed);
  }

  /** Items by attribute. */
  private static int[][] carriers(ItemAttributes attributes) {
    int[] counts = new int[attributes.kinds() + 1];
    for (int[] some : attributes.of()) {
      for (int kind : some) {
        counts[kind]++;
      }
    }
    int[][] carriers = Arrays.stream(counts).mapToObj(int[]::new).toArray(int[][]::new);
    for (int item = 0; item < attributes.of().length; item++) {
      for (int kind : attributes.of()[item]) {
        carriers[kind][--counts[kind]] = item;
      }
    }
    return carriers;
  }

  private static void addFollowing(
      int[] sequence, int at, ItemAttributes attributes, double[] row) {
    double share = 1.0 / attributes.of()[sequence[at]].length;
    for (int next = at + 1; next <= Math.min(sequence.length - 1, at + WINDOW); next++) {
      int[] kinds = attributes.of()[sequence[next]];
      for (int kind : kinds) {
        row[kind] += share * Math.pow(next - at, -DECAY) / kinds.length;
      }
    }
  }

  private static AttributeLifts strongest(
      ItemAttributes attributes, int[][] to, double[][] sums, double[] followed) {
    double total = Arrays.stream(followed).sum();
    float[][] lifts = new float[to.length][];
    for (int from = 0; from < to.length; from++) {
      int[] kinds = to[from];
      double[] lift = new double[kinds.length];
      for (int i = 0; i < kinds.length; i++) {
        lift[i] = Math.log1p(sums[from][i] * total / (PRIOR * followed[kinds[i]]));
      }
      int[] kept =
          IntStream.range(0, kinds.length)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> -lift[i]))
              .limit(MOST_EACH)
              .mapToInt(Integer::intValue)
              .toArray();
      to[from] = Arrays.stream(kept).map(i -> kinds[i]).toArray();
      lifts[from] = new float[kept.length];
      for (int i = 0; i < kept.length; i++) {
        lifts[from][i] = (float) lift[kept[i]];
      }
    }
    return new AttributeLifts(attributes, to, lifts);
  }

  /** Whether nothing is known. */
  boolean isEmpty() {
    return attributes.isEmpty();
  }
}
