package dev.tradewind.training.risk.learner;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/** A fitted logistic regression as ops, on rows that are spread. */
public final class LinearPart {

  private LinearPart() {}

  /**
   * Adds the ops.
   *
   * @param spread [batch, numbers + places of words]
   * @return log odds [batch, 1]
   */
  public static Operand<TFloat32> logits(
      Ops tf, LogisticRegression fitted, Encoding encoding, Operand<TFloat32> spread) {
    Terms terms = fitted.terms();
    double[] weights = fitted.weights();
    int numbers = terms.means().length;
    Operand<TFloat32> sum = tf.constant((float) weights[weights.length - 1]);
    if (numbers > 0) {
      float[] means = new float[numbers];
      float[] slopes = new float[numbers];
      for (int i = 0; i < numbers; i++) {
        means[i] = (float) terms.means()[i];
        slopes[i] = (float) (weights[i] * terms.scales()[i]);
      }
      Operand<TFloat32> x = encoding.numbersOf(tf, spread);
      Operand<TBool> missing = tf.math.isNan(x);
      Operand<TFloat32> known =
          tf.select(missing, tf.zerosLike(x), tf.math.sub(x, tf.constant(means)));
      sum = tf.math.add(sum, product(tf, known, slopes));
      sum =
          tf.math.add(
              sum,
              product(
                  tf, tf.dtypes.cast(missing, TFloat32.class), floats(weights, numbers, numbers)));
    }
    int places = encoding.wordPlaces();
    if (places > 0) {
      sum =
          tf.math.add(
              sum, product(tf, encoding.wordsOf(tf, spread), floats(weights, 2 * numbers, places)));
    }
    return sum;
  }

  private static float[] floats(double[] weights, int from, int count) {
    float[] some = new float[count];
    for (int i = 0; i < count; i++) {
      some[i] = (float) weights[from + i];
    }
    return some;
  }

  private static Operand<TFloat32> product(Ops tf, Operand<TFloat32> x, float[] weights) {
    return tf.linalg.matMul(x, tf.constant(Shape.of(weights.length, 1), DataBuffers.of(weights)));
  }
}
