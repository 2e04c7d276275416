package dev.tradewind.training.searchrank;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Each word of a query beside each of a title.
 *
 * @param same [batch, query words], 1 where the title has the word
 * @param alike [batch, query words], how like the likest word of the title is, by its letters: 0 to
 *     1; a slip of the pen, or an ending, costs some of it
 * @param times [batch, query words], how often the title has it
 * @param place [batch, query words], where in the title its likest word stands, from 0
 * @param asked [batch, title words], 1 where the query has the word
 * @param askedAlike [batch, title words], as alike
 * @param pairs [batch], neighbours in the query that are neighbours in the title
 */
record WordMatches(
    Operand<TFloat32> same,
    Operand<TFloat32> alike,
    Operand<TFloat32> times,
    Operand<TFloat32> place,
    Operand<TFloat32> asked,
    Operand<TFloat32> askedAlike,
    Operand<TFloat32> pairs) {

  /** Adds the ops. */
  static WordMatches of(Ops tf, PaddedWords query, PaddedWords title) {
    Operand<TInt32> queryWords = tf.constant(1);
    Operand<TInt32> titleWords = tf.constant(2);
    Operand<TFloat32> both =
        tf.math.mul(
            tf.expandDims(query.there(), titleWords), tf.expandDims(title.there(), queryWords));
    Operand<TFloat32> equal =
        tf.math.mul(
            both,
            tf.dtypes.cast(
                tf.math.equal(
                    tf.expandDims(query.ids(), titleWords), tf.expandDims(title.ids(), queryWords)),
                TFloat32.class));
    // Letters count each gram, so a product is 0 or more, and 1 for a word with itself.
    Operand<TFloat32> likeness =
        tf.math.maximum(
            equal,
            tf.train.batchMatMul(
                query.letters(), title.letters(), TFloat32.class, BatchMatMul.adjY(true)));
    return new WordMatches(
        tf.reduceMax(equal, titleWords),
        tf.reduceMax(likeness, titleWords),
        tf.reduceSum(equal, titleWords),
        tf.dtypes.cast(tf.math.argMax(likeness, titleWords, TInt32.class), TFloat32.class),
        tf.reduceMax(equal, queryWords),
        tf.reduceMax(likeness, queryWords),
        pairs(tf, equal));
  }

  /** Found words whose right neighbour is found to the right of them. */
  private static Operand<TFloat32> pairs(Ops tf, Operand<TFloat32> equal) {
    Operand<TFloat32> next =
        tf.pad(
            tf.slice(equal, tf.constant(new int[] {0, 1, 1}), tf.constant(new int[] {-1, -1, -1})),
            tf.constant(new int[][] {{0, 0}, {0, 1}, {0, 1}}),
            tf.constant(0f));
    return tf.reduceSum(tf.reduceMax(tf.math.mul(equal, next), tf.constant(2)), tf.constant(1));
  }
}
