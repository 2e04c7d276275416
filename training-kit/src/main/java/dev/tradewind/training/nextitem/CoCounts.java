package dev.tradewind.training.nextitem;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What follows what, by counting: for each item its strongest neighbours. An item b that stands
 * near after a adds to the pair (a, b), and less of it to (b, a); each sum is divided by a power of
 * b's frequency, and each item's sums by a power of their total. A windowed Markov chain and an
 * item-to-item neighbourhood in one table.
 *
 * @param shape how it was counted
 * @param neighbors [items + 1][width], 0 where there is none
 * @param weights the same shape; positive where there is a neighbour
 * @param popularity [items], the share of each item (from item 1) in the training data, smoothed
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
record CoCounts(CountingShape shape, int[][] neighbors, float[][] weights, float[] popularity) {

  /**
   * Counts.
   *
   * @param items the number of items; they are 1 to items
   * @param width neighbours kept for each item
   */
  static CoCounts of(List<int[]> sequences, int items, int width, CountingShape shape) {
    Places places = Places.of(sequences, items);
    int[][] neighbors = new int[items + 1][width];
    float[][] weights = new float[items + 1][width];
    double[] reach = reach(shape);
    double[] divisors = divisors(places, items, shape);
    int window = shape.window();
    double[] sums = new double[items + 1];
    int[] touched = new int[items + 1];
    for (int item = 1; item <= items; item++) {
      int count = 0;
      for (int k = places.from(item); k < places.from(item + 1); k++) {
        int[] sequence = sequences.get(places.sequence(k));
        int at = places.position(k);
        int end = Math.min(sequence.length - 1, at + window);
        for (int other = Math.max(0, at - window); other <= end; other++) {
          int b = sequence[other];
          double strength = other > at ? reach[other - at] : shape.backward() * reach[at - other];
          if (strength == 0 || (b == item && !shape.repeats())) {
            continue;
          }
          if (sums[b] == 0) {
            touched[count++] = b;
          }
          sums[b] += strength;
        }
      }
      keepStrongest(touched, count, sums, divisors, shape, neighbors[item], weights[item]);
    }
    return new CoCounts(shape, neighbors, weights, popularity(places, items));
  }

  /** The same table for a shape that differs in what is no matter of the table. */
  CoCounts as(CountingShape other) {
    return new CoCounts(other, neighbors, weights, popularity);
  }

  /** Adds what an item leads to. */
  void add(int item, float weight, float[] scores) {
    int[] to = neighbors[item];
    float[] strength = weights[item];
    for (int i = 0; i < to.length && strength[i] > 0; i++) {
      scores[to[i]] += weight * strength[i];
    }
  }

  /** Strength by distance; 0 at the item itself. */
  private static double[] reach(CountingShape shape) {
    double[] reach = new double[shape.window() + 1];
    for (int distance = 1; distance < reach.length; distance++) {
      reach[distance] = shape.forward(distance);
    }
    return reach;
  }

  private static double[] divisors(Places places, int items, CountingShape shape) {
    return IntStream.rangeClosed(0, items)
        .mapToDouble(item -> Math.pow(Math.max(1, places.count(item)), shape.frequencyPower()))
        .toArray();
  }

  private static void keepStrongest(
      int[] touched,
      int count,
      double[] sums,
      double[] divisors,
      CountingShape shape,
      int[] neighbors,
      float[] weights) {
    double total = 0;
    long[] order = new long[count];
    for (int i = 0; i < count; i++) {
      int b = touched[i];
      sums[b] /= divisors[b];
      total += sums[b];
      // Strongest first, then the smaller item: bits of positive floats are in the floats' order.
      order[i] = ((long) (Integer.MAX_VALUE - Float.floatToIntBits((float) sums[b])) << 32) | b;
    }
    Arrays.sort(order);
    double divisor = Math.pow(total, shape.totalPower());
    for (int i = 0; i < Math.min(count, neighbors.length); i++) {
      neighbors[i] = (int) order[i];
      weights[i] = (float) (sums[neighbors[i]] / divisor);
    }
    for (int i = 0; i < count; i++) {
      sums[touched[i]] = 0;
    }
  }

  private static float[] popularity(Places places, int items) {
    float[] share = new float[items];
    double total = places.total() + 0.5 * items;
    for (int i = 0; i < items; i++) {
      share[i] = (float) ((places.count(i + 1) + 0.5) / total);
    }
    return share;
  }
}
