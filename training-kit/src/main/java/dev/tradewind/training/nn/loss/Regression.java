package dev.tradewind.training.nn.loss;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** How far a number is off. */
public final class Regression {

  private Regression() {}

  /**
   * Pinball loss of quantiles (Koenker and Bassett 1978).
   *
   * @param quantiles [..., levels]
   * @param truth [..., 1]
   * @param levels of the quantiles, each above 0 and below 1
   * @return [..., levels]
   */
  public static Operand<TFloat32> pinball(
      Ops tf, Operand<TFloat32> quantiles, Operand<TFloat32> truth, float[] levels) {
    Operand<TFloat32> miss = tf.math.sub(truth, quantiles);
    Operand<TFloat32> under = tf.constant(levels);
    Operand<TFloat32> over = tf.math.sub(under, tf.constant(1f));
    return tf.math.maximum(tf.math.mul(miss, under), tf.math.mul(miss, over));
  }

  /**
   * Huber's loss (1964): the square near zero, the distance farther out.
   *
   * @param delta where one becomes the other, above 0
   * @return shape of the prediction
   */
  public static Operand<TFloat32> huber(
      Ops tf, Operand<TFloat32> prediction, Operand<TFloat32> truth, double delta) {
    Operand<TFloat32> distance = tf.math.abs(tf.math.sub(prediction, truth));
    Operand<TFloat32> near = tf.math.minimum(distance, tf.constant((float) delta));
    Operand<TFloat32> far = tf.math.sub(distance, near);
    return tf.math.add(
        tf.math.mul(tf.math.mul(near, near), tf.constant(0.5f)),
        tf.math.mul(far, tf.constant((float) delta)));
  }
}
