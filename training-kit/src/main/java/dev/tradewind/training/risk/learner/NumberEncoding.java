package dev.tradewind.training.risk.learner;

import dev.tradewind.training.nn.layer.Standardization;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * How numbers enter the network, inside the graph: standardised, with a flag where one is missing;
 * their logarithms standardised, whose differences are ratios; and piecewise linear over the
 * quantiles of training (Gorishniy, Rubachev and Babenko 2022), which lets a dense layer bend where
 * the data is.
 *
 * @param plain of the values
 * @param logs of sign(x) log(1 + |x|)
 * @param from lower ends of the pieces, [features * pieces]
 * @param inverse one over the pieces' lengths; 0 for a piece of no length
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
public record NumberEncoding(
    Standardization plain, Standardization logs, float[] from, float[] inverse, int pieces) {

  /** Fits to the rows of a training set. */
  static NumberEncoding of(List<float[]> rows, int pieces) {
    int width = rows.get(0).length;
    List<float[]> logs = rows.stream().map(NumberEncoding::logarithms).toList();
    float[] from = new float[width * pieces];
    float[] inverse = new float[width * pieces];
    for (int column = 0; column < width; column++) {
      double[] edges = edges(rows, column, pieces);
      for (int piece = 0; piece < pieces && piece + 1 < edges.length; piece++) {
        int at = column * pieces + piece;
        from[at] = (float) edges[piece];
        inverse[at] = (float) (1 / (edges[piece + 1] - edges[piece]));
      }
    }
    return new NumberEncoding(
        Standardization.of(rows), Standardization.of(logs), from, inverse, pieces);
  }

  /** Distinct quantiles; fewer than asked for where values repeat. */
  private static double[] edges(List<float[]> rows, int column, int pieces) {
    double[] sorted =
        rows.stream()
            .mapToDouble(row -> row[column])
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    if (sorted.length == 0) {
      return sorted;
    }
    double[] quantiles = new double[pieces + 1];
    for (int i = 0; i <= pieces; i++) {
      quantiles[i] = sorted[(int) ((long) i * (sorted.length - 1) / pieces)];
    }
    return Arrays.stream(quantiles).distinct().toArray();
  }

  private static float[] logarithms(float[] row) {
    float[] logs = new float[row.length];
    for (int i = 0; i < row.length; i++) {
      logs[i] = Math.signum(row[i]) * (float) Math.log1p(Math.abs(row[i]));
    }
    return logs;
  }

  /** Columns of the plain part: each feature's value, its flag, its logarithm. */
  public int plainWidth() {
    return 3 * plain.means().length;
  }

  /** Columns of the pieces. */
  public int piecesWidth() {
    return from.length;
  }

  /**
   * Values, flags and logarithms.
   *
   * @param x [batch, features]; NaN is missing
   * @return [batch, plainWidth]
   */
  public Operand<TFloat32> values(Ops tf, Operand<TFloat32> x) {
    int width = plain.means().length;
    Operand<TFloat32> logarithm = tf.math.mul(tf.math.sign(x), tf.math.log1p(tf.math.abs(x)));
    Operand<TFloat32> logarithms =
        tf.slice(
            logs.apply(tf, logarithm),
            tf.constant(new int[] {0, 0}),
            tf.constant(new int[] {-1, width}));
    return tf.concat(List.of(plain.apply(tf, x), logarithms), tf.constant(1));
  }

  /**
   * How far into each piece of its feature's range a value lies, 0 to 1.
   *
   * @return [batch, piecesWidth]
   */
  public Operand<TFloat32> pieces(Ops tf, Operand<TFloat32> x) {
    int width = plain.means().length;
    Operand<TBool> missing = tf.math.isNan(x);
    Operand<TFloat32> known = tf.expandDims(tf.select(missing, tf.zerosLike(x), x), tf.constant(2));
    Shape shape = Shape.of(1, width, pieces);
    Operand<TFloat32> inside =
        tf.math.mul(
            tf.math.sub(known, tf.constant(shape, DataBuffers.of(from))),
            tf.constant(shape, DataBuffers.of(inverse)));
    return tf.reshape(
        tf.clipByValue(inside, tf.constant(0f), tf.constant(1f)),
        tf.constant(new int[] {-1, piecesWidth()}));
  }
}
