package dev.tradewind.training.nn.layer;

import dev.tradewind.training.nn.Forward;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Causal multi-head self-attention (Vaswani et al. 2017): each place sees itself and the past. */
public final class SelfAttention {

  private static final float NEVER = -1e9f;

  private SelfAttention() {}

  /**
   * What may be attended to, as numbers to add to the scores.
   *
   * @param items [batch, length]; 0 is padding, which nobody sees
   * @return [batch, 1, length, length]
   */
  public static Operand<TFloat32> causalMask(Ops tf, Operand<TInt32> items) {
    Operand<TInt32> length = tf.gather(tf.shape(items), tf.constant(1), tf.constant(0));
    Operand<TInt32> places = tf.range(tf.constant(0), length, tf.constant(1));
    Operand<TFloat32> future =
        tf.dtypes.cast(
            tf.math.greater(
                tf.expandDims(places, tf.constant(0)), tf.expandDims(places, tf.constant(1))),
            TFloat32.class);
    Operand<TFloat32> padding =
        tf.dtypes.cast(tf.math.equal(items, tf.constant(0)), TFloat32.class);
    Operand<TFloat32> hidden =
        tf.math.add(tf.expandDims(tf.expandDims(padding, tf.constant(1)), tf.constant(1)), future);
    return tf.math.mul(hidden, tf.constant(NEVER));
  }

  /**
   * Attention with a projection of the result.
   *
   * @param x [batch, length, width]
   * @param mask of {@link #causalMask}
   * @param heads must divide the width
   * @return [batch, length, width]
   */
  public static Operand<TFloat32> attend(
      Forward forward,
      String name,
      Operand<TFloat32> x,
      Operand<TFloat32> mask,
      int width,
      int heads,
      double dropout) {
    Ops tf = forward.tf();
    Operand<TInt32> shape = tf.shape(x);
    Operand<TInt32> batchAndLength =
        tf.slice(shape, tf.constant(new int[] {0}), tf.constant(new int[] {2}));
    Operand<TInt32> split =
        tf.concat(List.of(batchAndLength, tf.array(heads, width / heads)), tf.constant(0));
    Operand<TFloat32> query =
        heads(tf, Layers.linear(forward, name + "/query", x, width, width), split);
    Operand<TFloat32> key =
        heads(tf, Layers.linear(forward, name + "/key", x, width, width), split);
    Operand<TFloat32> value =
        heads(tf, Layers.linear(forward, name + "/value", x, width, width), split);
    Operand<TFloat32> scores =
        tf.math.mul(
            tf.train.batchMatMul(query, key, TFloat32.class, BatchMatMul.adjY(true)),
            tf.constant((float) (1 / Math.sqrt((double) width / heads))));
    Operand<TFloat32> attention =
        forward.dropout(tf.nn.softmax(tf.math.add(scores, mask)), dropout);
    Operand<TFloat32> mixed = tf.train.batchMatMul(attention, value, TFloat32.class);
    Operand<TFloat32> joined = tf.reshape(tf.linalg.transpose(mixed, tf.array(0, 2, 1, 3)), shape);
    return Layers.linear(forward, name + "/out", joined, width, width);
  }

  private static Operand<TFloat32> heads(Ops tf, Operand<TFloat32> x, Operand<TInt32> split) {
    return tf.linalg.transpose(tf.reshape(x, split), tf.array(0, 2, 1, 3));
  }
}
