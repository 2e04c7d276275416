package dev.tradewind.training.nn.loss;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * gBCE (Petrov and Macdonald 2023, gSASRec): binary cross-entropy of the right answer against
 * sampled ones, where the right answer's likelihood is raised to a power that undoes the
 * overconfidence which sampling brings.
 */
public final class GeneralizedBce {

  private GeneralizedBce() {}

  /**
   * The power (the paper's beta).
   *
   * @param items how many answers there are
   * @param negatives how many are sampled for one right answer
   * @param calibration t: 0 is plain cross-entropy, 1 is fully calibrated
   */
  public static double power(int items, int negatives, double calibration) {
    double rate = negatives / (items - 1.0);
    return rate * (calibration * (1 - 1 / rate) + 1 / rate);
  }

  /**
   * The loss; parameters as in {@link Softmax#sampled}.
   *
   * @param sample [m] ids of the sample
   * @param sampleRows [m, width]
   * @param power of {@link #power}
   * @return [n]
   */
  public static Operand<TFloat32> of(
      Ops tf,
      Operand<TFloat32> hidden,
      Operand<TInt32> right,
      Operand<TFloat32> rightRows,
      Operand<TInt32> sample,
      Operand<TFloat32> sampleRows,
      double power) {
    Operand<TFloat32> first =
        tf.reduceSum(tf.math.mul(hidden, rightRows), tf.constant(1), ReduceSum.keepDims(false));
    Operand<TFloat32> others =
        Softmax.withoutHits(
            tf, tf.linalg.matMul(hidden, sampleRows, MatMul.transposeB(true)), right, sample);
    Operand<TFloat32> positive =
        tf.math.mul(tf.math.softplus(tf.math.neg(first)), tf.constant((float) power));
    Operand<TFloat32> negative = tf.reduceSum(tf.math.softplus(others), tf.constant(1));
    return tf.math.add(positive, negative);
  }
}
