package dev.tradewind.training.nn.layer;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.Initializer;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;

/** Layers without memory of their own: each takes its variables, by name, from the graph's. */
public final class Layers {

  private static final float EPSILON = 1e-6f;

  private Layers() {}

  /**
   * x W + b over the last dimension.
   *
   * @param x [..., in]
   * @return [..., out]
   */
  public static Operand<TFloat32> dense(
      Forward forward, String name, Operand<TFloat32> x, int in, int out) {
    Ops tf = forward.tf();
    Operand<TFloat32> bias =
        forward.parameters().whole(name + "/bias", Initializer.constant(0), out);
    return tf.math.add(linear(forward, name, x, in, out), bias);
  }

  /** x W over the last dimension. */
  public static Operand<TFloat32> linear(
      Forward forward, String name, Operand<TFloat32> x, int in, int out) {
    Ops tf = forward.tf();
    Operand<TFloat32> weights =
        forward.parameters().whole(name + "/weights", Initializer.glorot(), in, out);
    if (x.shape().numDimensions() == 2) {
      return tf.linalg.matMul(x, weights);
    }
    Operand<TFloat32> rows = tf.reshape(x, tf.constant(new int[] {-1, in}));
    var leading =
        tf.slice(
            tf.shape(x),
            tf.constant(new int[] {0}),
            tf.math.sub(tf.reshape(tf.rank(x), tf.constant(new int[] {1})), tf.array(1)));
    return tf.reshape(
        tf.linalg.matMul(rows, weights),
        tf.concat(List.of(leading, tf.array(out)), tf.constant(0)));
  }

  /** Mean 0 and variance 1 over the last dimension, then scale and shift (Ba et al. 2016). */
  public static Operand<TFloat32> norm(
      Forward forward, String name, Operand<TFloat32> x, int width) {
    Ops tf = forward.tf();
    Operand<TFloat32> gain =
        forward.parameters().whole(name + "/gain", Initializer.constant(1), width);
    Operand<TFloat32> shift =
        forward.parameters().whole(name + "/shift", Initializer.constant(0), width);
    Operand<TFloat32> centred = tf.math.sub(x, meanOfLast(tf, x, width));
    Operand<TFloat32> variance = meanOfLast(tf, tf.math.mul(centred, centred), width);
    Operand<TFloat32> normal =
        tf.math.mul(centred, tf.math.rsqrt(tf.math.add(variance, tf.constant(EPSILON))));
    return tf.math.add(tf.math.mul(normal, gain), shift);
  }

  private static Operand<TFloat32> meanOfLast(Ops tf, Operand<TFloat32> x, int width) {
    return tf.math.mul(
        tf.reduceSum(x, tf.constant(-1), ReduceSum.keepDims(true)), tf.constant(1f / width));
  }
}
