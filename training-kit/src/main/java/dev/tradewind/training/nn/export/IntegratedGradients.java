package dev.tradewind.training.nn.export;

import dev.tradewind.training.nn.Forward;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * How much each number of an input moved a score away from what it is at a baseline (Sundararajan,
 * Taly and Yan 2017, section 3): the slope of the score, averaged along the straight line from
 * baseline to input, times the difference of the two. The contributions of an example add up to
 * score minus base (completeness, proposition 1), but for the error of the average; that is taken
 * by Gauss-Legendre quadrature, which is exact for polynomials and nearly so for smooth scores.
 *
 * @param contributions of the input's shape
 * @param slopes averaged along the line; of the input's shape
 * @param score at the input [batch]
 * @param base score at the baseline [batch]
 */
public record IntegratedGradients(
    Operand<TFloat32> contributions,
    Operand<TFloat32> slopes,
    Operand<TFloat32> score,
    Operand<TFloat32> base) {

  /** A model as a function of the input that is to be explained. */
  @FunctionalInterface
  public interface Model {

    /**
     * Adds the model to the graph.
     *
     * @param input several times the batch, one after the other
     * @param copies how many times: other inputs are to be repeated as often, see {@link #repeat}
     * @return scores [copies * batch]
     */
    Operand<TFloat32> score(Operand<TFloat32> input, int copies);
  }

  /**
   * Adds the ops to a graph. A call costs as much as the model's forward and backward step on a
   * batch that is steps + 2 times as large.
   *
   * @param input [batch, ...]
   * @param baseline of a shape that is broadcast to the input's
   * @param steps of the average, 1 or more; 32 holds completeness to a thousandth for most networks
   */
  public static IntegratedGradients of(
      Forward forward,
      Operand<TFloat32> input,
      Operand<TFloat32> baseline,
      int steps,
      Model model) {
    Ops tf = forward.tf();
    Quadrature line = Quadrature.gaussLegendre(steps);
    int copies = steps + 2;
    // The two ends are asked for along with the steps, for the scores; their slopes do not count.
    float[] places = new float[copies];
    float[] weights = new float[copies];
    places[copies - 1] = 1;
    for (int i = 0; i < steps; i++) {
      places[i + 1] = (float) line.nodes()[i];
      weights[i + 1] = (float) line.weights()[i];
    }
    Operand<TFloat32> distance = tf.math.sub(input, baseline);
    Operand<TFloat32> points =
        tf.math.add(baseline, tf.math.mul(perCopy(tf, places, input), distance));
    Operand<TInt32> shape = tf.shape(input);
    Operand<TFloat32> flat = tf.reshape(points, joined(tf, input, shape));
    Operand<TFloat32> scores = model.score(flat, copies);
    Operand<TFloat32> sum = tf.reduceSum(scores, tf.constant(0));
    @SuppressWarnings("unchecked") // the gradient of a float is a float
    Operand<TFloat32> slopes =
        (Operand<TFloat32>)
            forward.graph().addGradients(sum.asOutput(), new Output<?>[] {flat.asOutput()})[0];
    Operand<TFloat32> byCopy =
        tf.reshape(
            slopes, tf.concat(List.of(tf.constant(new int[] {copies}), shape), tf.constant(0)));
    Operand<TFloat32> mean =
        tf.reduceSum(tf.math.mul(byCopy, perCopy(tf, weights, input)), tf.constant(0));
    Operand<TFloat32> ends = tf.reshape(scores, tf.constant(new int[] {copies, -1}));
    return new IntegratedGradients(
        tf.math.mul(mean, distance),
        mean,
        tf.gather(ends, tf.constant(copies - 1), tf.constant(0)),
        tf.gather(ends, tf.constant(0), tf.constant(0)));
  }

  /** Another input of the model, as often as the explained one, one after the other. */
  public static <T extends TType> Operand<T> repeat(Ops tf, Operand<T> input, int copies) {
    int[] multiples = new int[input.shape().numDimensions()];
    Arrays.fill(multiples, 1);
    multiples[0] = copies;
    return tf.tile(input, tf.constant(multiples));
  }

  /** [-1, ...]: a shape that is known where it can be, because layers look at it. */
  private static Operand<TInt32> joined(Ops tf, Operand<TFloat32> input, Operand<TInt32> shape) {
    long[] known = input.shape().asArray();
    int[] sizes = new int[known.length];
    sizes[0] = -1;
    for (int i = 1; i < known.length; i++) {
      if (known[i] < 0) {
        Operand<TInt32> rest =
            tf.slice(shape, tf.constant(new int[] {1}), tf.constant(new int[] {-1}));
        return tf.concat(List.of(tf.array(-1), rest), tf.constant(0));
      }
      sizes[i] = (int) known[i];
    }
    return tf.constant(sizes);
  }

  /** [copies, 1, 1 ...], one dimension more than the input has. */
  private static Operand<TFloat32> perCopy(Ops tf, float[] values, Operand<TFloat32> input) {
    long[] shape = new long[input.shape().numDimensions() + 1];
    Arrays.fill(shape, 1);
    shape[0] = values.length;
    return tf.constant(Shape.of(shape), DataBuffers.of(values));
  }
}
