package dev.tradewind.training.nn.loss;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Cross-entropy of one right answer among many. */
public final class Softmax {

  private static final float NEVER = 1e9f;

  private Softmax() {}

  /**
   * Over all answers.
   *
   * @param logits [n, classes]
   * @param right [n], from 0
   * @param smoothing share of the truth that is spread over all classes (Szegedy et al. 2016), 0 to
   *     below 1
   * @return [n]
   */
  public static Operand<TFloat32> full(
      Ops tf, Operand<TFloat32> logits, Operand<TInt32> right, int classes, double smoothing) {
    float off = (float) (smoothing / classes);
    Operand<TFloat32> truth =
        tf.oneHot(
            right,
            tf.constant(classes),
            tf.constant((float) (1 - smoothing) + off),
            tf.constant(off));
    return tf.nn.softmaxCrossEntropyWithLogits(logits, truth).loss();
  }

  /**
   * What a sampled loss knows of some answers.
   *
   * @param ids [n]
   * @param rows their vectors [n, width]
   * @param logExpected [n] or a scalar: the logarithm of how often each is expected in the sample
   */
  public record Candidates(
      Operand<TInt32> ids, Operand<TFloat32> rows, Operand<TFloat32> logExpected) {}

  /**
   * Over the right answer and a sample of the others, shared by all examples of a batch. What is
   * drawn often is weighed down (the logQ correction: Bengio and Senecal 2008; Yi et al. 2019), so
   * that it estimates the softmax over all. The right answer itself is not corrected and is masked
   * in the sample: it is always there.
   *
   * @param hidden [n, width]
   * @param right [n] right answers and their rows
   * @param sample [m] others
   * @return [n]
   */
  public static Operand<TFloat32> sampled(
      Ops tf,
      Operand<TFloat32> hidden,
      Operand<TInt32> right,
      Operand<TFloat32> rightRows,
      Candidates sample) {
    Operand<TFloat32> first =
        tf.reduceSum(tf.math.mul(hidden, rightRows), tf.constant(1), ReduceSum.keepDims(true));
    Operand<TFloat32> others = tf.linalg.matMul(hidden, sample.rows(), MatMul.transposeB(true));
    Operand<TFloat32> logits =
        tf.concat(
            List.of(
                first,
                tf.math.sub(withoutHits(tf, others, right, sample.ids()), sample.logExpected())),
            tf.constant(1));
    Operand<TFloat32> mine =
        tf.slice(
            tf.nn.logSoftmax(logits),
            tf.constant(new int[] {0, 0}),
            tf.constant(new int[] {-1, 1}));
    return tf.math.neg(tf.reshape(mine, tf.constant(new int[] {-1})));
  }

  static Operand<TFloat32> withoutHits(
      Ops tf, Operand<TFloat32> scores, Operand<TInt32> right, Operand<TInt32> sample) {
    Operand<TFloat32> hits =
        tf.dtypes.cast(
            tf.math.equal(
                tf.expandDims(right, tf.constant(1)), tf.expandDims(sample, tf.constant(0))),
            TFloat32.class);
    return tf.math.sub(scores, tf.math.mul(hits, tf.constant(NEVER)));
  }
}
