package dev.tradewind.training.nn.layer;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * Numbers of a training set brought to mean 0 and deviation 1, inside the graph, so that whoever
 * serves sends raw values. A missing value is NaN: it becomes the mean, and a flag says so.
 *
 * @param means of each column, of what is not missing
 * @param deviations of each column; columns that do not vary have 1
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
public record Standardization(float[] means, float[] deviations) {

  /** Farther out nothing is learnt; one wild value must not decide. In deviations. */
  private static final float FARTHEST = 10f;

  /** Fits to the rows of a training set, all of one width. */
  public static Standardization of(List<float[]> rows) {
    int width = rows.get(0).length;
    float[] means = new float[width];
    float[] deviations = new float[width];
    for (int column = 0; column < width; column++) {
      int count = 0;
      double mean = 0;
      double squares = 0;
      for (float[] row : rows) {
        double value = row[column];
        if (!Double.isNaN(value)) {
          // Welford 1962: no loss of digits where the mean is large.
          count++;
          double before = value - mean;
          mean += before / count;
          squares += before * (value - mean);
        }
      }
      double deviation = count > 1 ? Math.sqrt(squares / count) : 0;
      means[column] = (float) mean;
      deviations[column] =
          deviation > 1e-12 * Math.abs(mean) && deviation > 0 ? (float) deviation : 1f;
    }
    return new Standardization(means, deviations);
  }

  /**
   * Adds the ops.
   *
   * @param x [batch, width]; NaN is missing
   * @return [batch, 2 * width]: the values, then 1 where one was missing
   */
  public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x) {
    Operand<TBool> missing = tf.math.isNan(x);
    Operand<TFloat32> scaled =
        tf.math.div(tf.math.sub(x, tf.constant(means)), tf.constant(deviations));
    Operand<TFloat32> bounded =
        tf.clipByValue(scaled, tf.constant(-FARTHEST), tf.constant(FARTHEST));
    return tf.concat(
        List.of(
            tf.select(missing, tf.zerosLike(x), bounded), tf.dtypes.cast(missing, TFloat32.class)),
        tf.constant(1));
  }
}
