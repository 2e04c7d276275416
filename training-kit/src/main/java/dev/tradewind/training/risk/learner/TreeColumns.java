package dev.tradewind.training.risk.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * What trees see of a row: its numbers as they are, and each word twice, by the rank of its
 * frequency and by the rank of its share of yes among what is learned from, so that a split can
 * part words that are alike (Fisher 1958: for two kinds the best split is along that order). A
 * share that few examples tell is drawn to that of all.
 *
 * @param words places of the columns of words
 * @param orders for each of these, the rank of each of its numbers by the share of yes
 * @param columns of a row, before any is added
 */
@SuppressWarnings("ArrayRecordComponent") // places; never compared or printed
record TreeColumns(int[] words, List<float[]> orders, int columns) {

  /** As many examples as the share of all counts for beside those of a word. */
  private static final double PRIOR_EXAMPLES = 100;

  static TreeColumns of(Encoding encoding, Examples examples, int[] some) {
    double share = (double) examples.positives(some) / some.length;
    int[] words = encoding.words();
    List<float[]> orders =
        IntStream.range(0, words.length)
            .mapToObj(
                i -> {
                  WordList list = encoding.lists().get(i);
                  double[] all = new double[list.size()];
                  double[] yes = new double[list.size()];
                  Arrays.fill(all, PRIOR_EXAMPLES);
                  Arrays.fill(yes, PRIOR_EXAMPLES * share);
                  for (int one : some) {
                    int number = list.numbers()[(int) examples.rows()[one][words[i]]];
                    all[number]++;
                    yes[number] += examples.truth()[one] ? 1 : 0;
                  }
                  return ranks(yes, all);
                })
            .toList();
    return new TreeColumns(words, orders, encoding.columns().size());
  }

  private static float[] ranks(double[] yes, double[] all) {
    int[] order =
        IntStream.range(0, all.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer number) -> yes[number] / all[number]))
            .mapToInt(Integer::intValue)
            .toArray();
    float[] ranks = new float[order.length];
    for (int rank = 0; rank < order.length; rank++) {
      ranks[order[rank]] = rank;
    }
    return ranks;
  }

  /**
   * A row for trees.
   *
   * @param numbered words as numbers of their lists
   */
  float[] row(float[] numbered) {
    if (words.length == 0) {
      return numbered;
    }
    float[] values = Arrays.copyOf(numbered, columns + words.length);
    for (int i = 0; i < words.length; i++) {
      values[columns + i] = orders.get(i)[(int) numbered[words[i]]];
    }
    return values;
  }

  /**
   * Rows for trees, in the graph.
   *
   * @param numbered each column [batch], and all of them [batch, columns]
   */
  Operand<TFloat32> rows(Ops tf, RawInputs numbered) {
    if (words.length == 0) {
      return numbered.rows();
    }
    List<Operand<TFloat32>> parts = new ArrayList<>(List.of(numbered.rows()));
    for (int i = 0; i < words.length; i++) {
      Operand<TInt32> number = tf.dtypes.cast(numbered.columns().get(words[i]), TInt32.class);
      Operand<TFloat32> rank = tf.gather(tf.constant(orders.get(i)), number, tf.constant(0));
      parts.add(tf.expandDims(rank, tf.constant(1)));
    }
    return tf.concat(parts, tf.constant(1));
  }

  /** What both places of a column were given, together: [batch, columns]. */
  Operand<TFloat32> byColumn(Ops tf, Operand<TFloat32> given) {
    if (words.length == 0) {
      return given;
    }
    float[][] owners = new float[columns + words.length][columns];
    for (int column = 0; column < columns; column++) {
      owners[column][column] = 1;
    }
    for (int i = 0; i < words.length; i++) {
      owners[columns + i][words[i]] = 1;
    }
    return tf.linalg.matMul(given, tf.constant(owners));
  }

  /** The same of a row of numbers. */
  double[] byColumn(double[] given) {
    double[] sums = Arrays.copyOf(given, columns);
    for (int i = 0; i < words.length; i++) {
      sums[words[i]] += given[columns + i];
    }
    return sums;
  }
}
