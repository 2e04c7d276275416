package dev.tradewind.training.nextitem;

import dev.tradewind.training.nn.Forward;
import java.util.List;
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
 * how much it weighs is chosen on validation cases, and so is what else is heard.
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
  private final Operand<TFloat32> attributes;
  private final Operand<TFloat32> freshness;
  private final Operand<TFloat32> repeats;

  /**
   * Adds the scores to an inference graph.
   *
   * @param items [batch, length], right-aligned, 0 is padding; length from 1 to 50
   */
  MixedScores(Forward forward, NetworkShape shape, Sources sources, Operand<TInt32> items) {
    CoCounts counts = sources.pairs();
    tf = forward.tf();
    Operand<TInt32> last =
        tf.reduceMax(items, tf.constant(1), org.tensorflow.op.core.ReduceMax.keepDims(true));
    hasHistory = tf.dtypes.cast(tf.math.greater(last, tf.constant(0)), TFloat32.class);
    Operand<TFloat32> share = tf.expandDims(tf.constant(counts.popularity()), tf.constant(0));
    popularity = tf.math.add(tf.zerosLike(hasHistory), share);
    ItemVectors vectors = new ItemVectors(forward, shape);
    hidden = last(tf, new SequenceNetwork(forward, shape, vectors).encode(items));
    logits = tf.linalg.matMul(hidden, vectors.all(), MatMul.transposeB(true));
    Operand<TFloat32> recency = recency(counts.shape().recency(), items);
    counting = counting(shape.items(), counts, items, recency);
    attributes =
        sources.lifts().isEmpty()
            ? tf.zerosLike(counting)
            : new AttributeScores(tf, sources.lifts()).of(had(shape.items(), items, recency));
    repeats = repeats(shape.items(), items);
    freshness = tf.constant(sources.freshness());
  }

  /** The last place of each row: [batch, dimension]. */
  static Operand<TFloat32> last(Ops tf, Operand<TFloat32> places) {
    Operand<TInt32> end =
        tf.math.sub(tf.gather(tf.shape(places), tf.constant(1), tf.constant(0)), tf.constant(1));
    return tf.gather(places, end, tf.constant(1));
  }

  /** How much each place of a history counts: [length]. */
  private Operand<TFloat32> recency(double each, Operand<TInt32> items) {
    Operand<TInt32> length = tf.gather(tf.shape(items), tf.constant(1), tf.constant(0));
    Operand<TInt32> back = tf.constant(-1);
    Operand<TFloat32> age =
        tf.dtypes.cast(tf.range(tf.math.sub(length, tf.constant(1)), back, back), TFloat32.class);
    return tf.math.pow(tf.constant((float) each), age);
  }

  /** How much each item of the histories counts by its places, padding not: [items + 1, batch]. */
  private Operand<TFloat32> had(int count, Operand<TInt32> items, Operand<TFloat32> places) {
    Operand<TInt32> batch = tf.gather(tf.shape(items), tf.constant(0), tf.constant(0));
    Operand<TInt32> row = tf.range(tf.constant(0), batch, tf.constant(1));
    Operand<TFloat32> known =
        tf.dtypes.cast(tf.math.greater(items, tf.constant(0)), TFloat32.class);
    Operand<TInt32> flat = tf.constant(new int[] {-1});
    Operand<TFloat32> sums =
        tf.math.unsortedSegmentSum(
            tf.reshape(tf.math.mul(known, places), flat),
            tf.reshape(
                tf.math.add(tf.math.mul(items, batch), tf.expandDims(row, tf.constant(1))), flat),
            tf.math.mul(batch, tf.constant(count + 1)));
    return tf.reshape(sums, tf.stack(List.of(tf.constant(count + 1), batch)));
  }

  /** Logarithm of 1 and how often each item is in the histories: [batch, items]. */
  private Operand<TFloat32> repeats(int count, Operand<TInt32> items) {
    Operand<TFloat32> times =
        tf.linalg.transpose(had(count, items, tf.constant(1f)), tf.constant(new int[] {1, 0}));
    return tf.math.log1p(
        tf.slice(times, tf.constant(new int[] {0, 1}), tf.constant(new int[] {-1, -1})));
  }

  private Operand<TFloat32> counting(
      int count, CoCounts counts, Operand<TInt32> items, Operand<TFloat32> recency) {
    int width = counts.neighbors()[0].length;
    Operand<TInt32> neighbors = tf.gather(table(counts.neighbors(), width), items, tf.constant(0));
    Operand<TInt32> batch = tf.gather(tf.shape(items), tf.constant(0), tf.constant(0));
    Operand<TFloat32> weights =
        tf.math.mul(
            tf.gather(table(counts.weights(), width), items, tf.constant(0)),
            tf.expandDims(recency, tf.constant(1)));
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
    if (!mixture.isRefined()) {
      return mixture.logarithmic() ? tf.nn.softmax(logarithms(mixture)) : likelihoods(mixture);
    }
    Operand<TFloat32> heard =
        mixture.logarithmic() ? logarithms(mixture) : tf.math.log(likelihoods(mixture));
    heard = heard(heard, attributes, mixture.attributes());
    heard = heard(heard, freshness, mixture.freshness());
    return tf.nn.softmax(heard(heard, repeats, mixture.repeats()));
  }

  private Operand<TFloat32> heard(Operand<TFloat32> so, Operand<TFloat32> scores, double weight) {
    return weight == 0 ? so : tf.math.add(so, times(scores, weight));
  }

  private Operand<TFloat32> logarithms(Mixture mixture) {
    return tf.math.add(
        times(logits, 1 - mixture.counting()), times(tf.math.log(counting), mixture.counting()));
  }

  private Operand<TFloat32> likelihoods(Mixture mixture) {
    return tf.math.add(
        times(tf.nn.softmax(logits), 1 - mixture.counting()), times(counting, mixture.counting()));
  }

  private Operand<TFloat32> times(Operand<TFloat32> scores, double weight) {
    return tf.math.mul(scores, tf.constant((float) weight));
  }
}
