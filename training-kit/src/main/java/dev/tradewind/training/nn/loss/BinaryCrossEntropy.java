package dev.tradewind.training.nn.loss;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Yes or no. */
public final class BinaryCrossEntropy {

  private BinaryCrossEntropy() {}

  /**
   * Weighted: a missed yes counts more than a missed no.
   *
   * @param logits of any shape
   * @param truth same shape, 0 to 1
   * @param positiveWeight 1 for none; then the probabilities are not calibrated any more
   * @return same shape
   */
  public static Operand<TFloat32> weighted(
      Ops tf, Operand<TFloat32> logits, Operand<TFloat32> truth, double positiveWeight) {
    Operand<TFloat32> yes = tf.math.softplus(tf.math.neg(logits));
    Operand<TFloat32> no = tf.math.softplus(logits);
    Operand<TFloat32> weight = tf.math.mul(truth, tf.constant((float) positiveWeight));
    return tf.math.add(
        tf.math.mul(weight, yes), tf.math.mul(tf.math.sub(tf.constant(1f), truth), no));
  }

  /**
   * Focal (Lin et al. 2017, equation 5): what is sure already hardly counts.
   *
   * @param gamma 0 or more; 2 in the paper
   * @param alpha weight of yes, 0 to 1; 1 - alpha that of no
   */
  public static Operand<TFloat32> focal(
      Ops tf, Operand<TFloat32> logits, Operand<TFloat32> truth, double gamma, double alpha) {
    Operand<TFloat32> not = tf.math.sub(tf.constant(1f), truth);
    Operand<TFloat32> logYes = tf.math.softplus(tf.math.neg(logits));
    Operand<TFloat32> logNo = tf.math.softplus(logits);
    // (1 - p)^gamma by way of its logarithm: no power of zero, whose slope is no number.
    Operand<TFloat32> farFromYes = tf.math.exp(tf.math.mul(logNo, tf.constant((float) -gamma)));
    Operand<TFloat32> farFromNo = tf.math.exp(tf.math.mul(logYes, tf.constant((float) -gamma)));
    Operand<TFloat32> yes =
        tf.math.mul(
            tf.math.mul(truth, tf.constant((float) alpha)), tf.math.mul(farFromYes, logYes));
    Operand<TFloat32> no =
        tf.math.mul(
            tf.math.mul(not, tf.constant((float) (1 - alpha))), tf.math.mul(farFromNo, logNo));
    return tf.math.add(yes, no);
  }
}
