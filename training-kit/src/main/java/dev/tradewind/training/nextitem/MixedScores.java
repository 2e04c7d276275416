package dev.tradewind.training.nextitem;

import dev.tradewind.training.nn.Forward;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Probabilities of the next item, three ways, and their mix. Counting is strong where data is thin;
 * how much it weighs is chosen on validation cases.
 */
final class MixedScores {

  /** How much of popularity is in the counts. */
  private static final float PRIOR = 0.02f;

  private final Ops tf;
  private final Operand<TFloat32> hasHistory;
  private final Operand<TFloat32> popularity;
  private final Operand<TFloat32> hidden;
  private final Operand<TFloat32> logits;
  private final Operand<TFloat32> counting;

  /**
   * Adds the scores to an inference graph.
   *
   * @param items [batch, length], right-aligned, 0 is padding; length from 1 to 50
   */
  MixedScores(Forward forward, NetworkShape shape, CoCounts counts, Operand<TInt32> items) {
    tf = forward.tf();
    Operand<TInt32> last =
        tf.reduceMax(items, tf.constant(1), org.tensorflow.op.core.ReduceMax.keepDims(true));
    hasHistory = tf.dtypes.cast(tf.math.greater(last, tf.constant(0)), TFloat32.class);
    Operand<TFloat32> share = tf.expandDims(tf.constant(counts.popularity()), tf.constant(0));
    popularity = tf.math.add(tf.zerosLike(hasHistory), share);
    ItemVectors vectors = new ItemVectors(forward, shape);
    hidden = last(tf, new SequenceNetwork(forward, shape, vectors).encode(items));
    logits = tf.linalg.matMul(hidden, vectors.all(), MatMul.transposeB(true));
    counting = counting(shape.items(), counts, items);
  }

  /** The last place of each row: [batch, dimension]. */
  static Operand<TFloat32> last(Ops tf, Operand<TFloat32> places) {
    Operand<TInt32> end =
        tf.math.sub(tf.gather(tf.shape(places), tf.constant(1), tf.constant(0)), tf.constant(1));
    return tf.gather(places, end, tf.constant(1));
  }

  private Operand<TFloat32> counting(int count, CoCounts counts, Operand<TInt32> items) {
    int width = counts.neighbors()[0].length;
    Operand<TInt32> neighbors = tf.gather(table(counts.neighbors(), width), items, tf.constant(0));
    Operand<TInt32> shape = tf.shape(items);
    Operand<TInt32> batch = tf.gather(shape, tf.constant(0), tf.constant(0));
    Operand<TInt32> length = tf.gather(shape, tf.constant(1), tf.constant(0));
    Operand<TFloat32> age =
        tf.dtypes.cast(
            tf.range(tf.math.sub(length, tf.constant(1)), tf.constant(-1), tf.constant(-1)),
            TFloat32.class);
    Operand<TFloat32> recency =
        tf.expandDims(
            tf.math.pow(tf.constant((float) counts.shape().recency()), age), tf.constant(1));
    Operand<TFloat32> weights =
        tf.math.mul(tf.gather(table(counts.weights(), width), items, tf.constant(0)), recency);
    int rowLength = count + 1;
    Operand<TInt32> rows =
        tf.math.mul(tf.range(tf.constant(0), batch, tf.constant(1)), tf.constant(rowLength));
    Operand<TInt32> cells =
        tf.math.add(neighbors, tf.expandDims(tf.expandDims(rows, tf.constant(1)), tf.constant(1)));
    Operand<TInt32> flat = tf.constant(new int[] {-1});
    Operand<TFloat32> sums =
        tf.math.unsortedSegmentSum(
            tf.reshape(weights, flat),
            tf.reshape(cells, flat),
            tf.math.mul(batch, tf.constant(rowLength)));
    Operand<TFloat32> scores =
        tf.slice(
            tf.reshape(sums, tf.constant(new int[] {-1, rowLength})),
            tf.constant(new int[] {0, 1}),
            tf.constant(new int[] {-1, -1}));
    Operand<TFloat32> smoothed = tf.math.add(scores, tf.math.mul(popularity, tf.constant(PRIOR)));
    return tf.math.div(smoothed, tf.reduceSum(smoothed, tf.constant(1), ReduceSum.keepDims(true)));
  }

  private Operand<TInt32> table(int[][] rows, int width) {
    int[] flat = java.util.Arrays.stream(rows).flatMapToInt(java.util.Arrays::stream).toArray();
    return tf.constant(Shape.of(rows.length, width), DataBuffers.of(flat));
  }

  private Operand<TFloat32> table(float[][] rows, int width) {
    float[] flat = new float[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, flat, i * width, width);
    }
    return tf.constant(Shape.of(rows.length, width), DataBuffers.of(flat));
  }

  /** What the network makes of each history: [batch, dimension]. */
  Operand<TFloat32> hidden() {
    return hidden;
  }

  /** [batch, items], the same in each row. */
  Operand<TFloat32> popularity() {
    return popularity;
  }

  /** The network's scores, which rank as its probabilities do: [batch, items]. */
  Operand<TFloat32> logits() {
    return logits;
  }

  /** [batch, items]. */
  Operand<TFloat32> counting() {
    return counting;
  }

  /**
   * The served scores; popularity alone where there is no history.
   *
   * @return [batch, items], each row sums to 1
   */
  Operand<TFloat32> mix(Mixture mixture) {
    return tf.math.add(
        tf.math.mul(pool(mixture), hasHistory),
        tf.math.mul(popularity, tf.math.sub(tf.constant(1f), hasHistory)));
  }

  private Operand<TFloat32> pool(Mixture mixture) {
    Operand<TFloat32> ofNetwork = tf.constant((float) (1 - mixture.counting()));
    Operand<TFloat32> ofCounting = tf.constant((float) mixture.counting());
    return mixture.logarithmic()
        ? tf.nn.softmax(
            tf.math.add(
                tf.math.mul(logits, ofNetwork), tf.math.mul(tf.math.log(counting), ofCounting)))
        : tf.math.add(
            tf.math.mul(tf.nn.softmax(logits), ofNetwork), tf.math.mul(counting, ofCounting));
  }
}
