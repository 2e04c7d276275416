package dev.tradewind.training.nextitem;

import java.util.Arrays;
import java.util.List;

/**
 * What follows what, by counting: for each item its strongest neighbours. An item b within {@link
 * #WINDOW} places after a adds 1/distance to the pair (a, b), and {@link #BACKWARD} times that to
 * (b, a); each sum is divided by a power of b's frequency, and each item's sums by the root of
 * their total. A windowed Markov chain and an item-to-item neighbourhood in one table. The
 * constants were chosen on the validation items of Amazon Beauty.
 *
 * @param neighbors [items + 1][width], 0 where there is none
 * @param weights the same shape; positive where there is a neighbour
 * @param popularity [items], the share of each item (from item 1) in the training data, smoothed
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
record CoCounts(int[][] neighbors, float[][] weights, float[] popularity) {

  static final int WINDOW = 10;
  static final double BACKWARD = 0.25;
  static final double FREQUENCY_POWER = 0.2;

  /**
   * Counts.
   *
   * @param items the number of items; they are 1 to items
   * @param width neighbours kept for each item
   */
  static CoCounts of(List<int[]> sequences, int items, int width) {
    int[] frequency = new int[items + 1];
    for (int[] sequence : sequences) {
      for (int item : sequence) {
        frequency[item]++;
      }
    }
    int[][] neighbors = new int[items + 1][width];
    float[][] weights = new float[items + 1][width];
    Places places = Places.of(sequences, frequency);
    double[] sums = new double[items + 1];
    int[] touched = new int[items + 1];
    for (int item = 1; item <= items; item++) {
      int count = 0;
      for (int k = places.starts[item]; k < places.starts[item + 1]; k++) {
        int[] sequence = sequences.get(places.sequence[k]);
        int at = places.position[k];
        int end = Math.min(sequence.length - 1, at + WINDOW);
        for (int other = Math.max(0, at - WINDOW); other <= end; other++) {
          int b = sequence[other];
          if (b == item) {
            continue;
          }
          if (sums[b] == 0) {
            touched[count++] = b;
          }
          sums[b] += other > at ? 1.0 / (other - at) : BACKWARD / (at - other);
        }
      }
      keepStrongest(touched, count, sums, frequency, neighbors[item], weights[item]);
    }
    return new CoCounts(neighbors, weights, popularity(frequency));
  }

  private static void keepStrongest(
      int[] touched, int count, double[] sums, int[] frequency, int[] neighbors, float[] weights) {
    double total = 0;
    for (int i = 0; i < count; i++) {
      int b = touched[i];
      sums[b] /= Math.pow(frequency[b], FREQUENCY_POWER);
      total += sums[b];
    }
    int[] order =
        Arrays.stream(touched, 0, count)
            .boxed()
            .sorted(
                (a, b) ->
                    sums[a] == sums[b] ? Integer.compare(a, b) : Double.compare(sums[b], sums[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; i < Math.min(count, neighbors.length); i++) {
      neighbors[i] = order[i];
      weights[i] = (float) (sums[order[i]] / Math.sqrt(total));
    }
    for (int i = 0; i < count; i++) {
      sums[touched[i]] = 0;
    }
  }

  private static float[] popularity(int[] frequency) {
    float[] share = new float[frequency.length - 1];
    double total = Arrays.stream(frequency).sum() + 0.5 * share.length;
    for (int i = 0; i < share.length; i++) {
      share[i] = (float) ((frequency[i + 1] + 0.5) / total);
    }
    return share;
  }

  /** Where each item stands: an index by item. */
  private static final class Places {
    private final int[] starts;
    private final int[] sequence;
    private final int[] position;

    private Places(int items, int total) {
      starts = new int[items + 2];
      sequence = new int[total];
      position = new int[total];
    }

    static Places of(List<int[]> sequences, int[] frequency) {
      Places places = new Places(frequency.length - 1, Arrays.stream(frequency).sum());
      for (int item = 0; item < frequency.length; item++) {
        places.starts[item + 1] = places.starts[item] + frequency[item];
      }
      int[] next = places.starts.clone();
      for (int s = 0; s < sequences.size(); s++) {
        int[] items = sequences.get(s);
        for (int at = 0; at < items.length; at++) {
          int place = next[items[at]]++;
          places.sequence[place] = s;
          places.position[place] = at;
        }
      }
      return places;
    }
  }
}
