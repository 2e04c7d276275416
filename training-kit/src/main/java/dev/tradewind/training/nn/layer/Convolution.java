package dev.tradewind.training.nn.layer;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.Initializer;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Convolution over places, and pooling. Padded with zeros: the output has as many places. */
public final class Convolution {

  private static final String SAME = "SAME";

  private Convolution() {}

  /**
   * Over two dimensions.
   *
   * @param x [batch, height, width, in]
   * @param size of the window, in both directions
   * @return [batch, height, width, out]
   */
  public static Operand<TFloat32> over2d(
      Forward forward, String name, Operand<TFloat32> x, int size, int in, int out) {
    return convolve(forward, name, x, size, size, in, out);
  }

  /**
   * Over one dimension.
   *
   * @param x [batch, length, in]
   * @return [batch, length, out]
   */
  public static Operand<TFloat32> over1d(
      Forward forward, String name, Operand<TFloat32> x, int size, int in, int out) {
    Ops tf = forward.tf();
    Operand<TFloat32> tall = tf.expandDims(x, tf.constant(1));
    return tf.squeeze(
        convolve(forward, name, tall, 1, size, in, out), org.tensorflow.op.core.Squeeze.axis(1L));
  }

  /**
   * Over two dimensions, without a bias: for a layer that a {@link BatchNorm} stands upon.
   *
   * @param x [batch, height, width, in]
   * @return [batch, height, width, out]
   */
  public static Operand<TFloat32> unbiased(
      Forward forward, String name, Operand<TFloat32> x, int size, int in, int out) {
    return filtered(forward, name, x, size, size, in, out);
  }

  private static Operand<TFloat32> convolve(
      Forward forward, String name, Operand<TFloat32> x, int high, int wide, int in, int out) {
    Operand<TFloat32> bias =
        forward.parameters().whole(name + "/bias", Initializer.constant(0), out);
    return forward.tf().math.add(filtered(forward, name, x, high, wide, in, out), bias);
  }

  private static Operand<TFloat32> filtered(
      Forward forward, String name, Operand<TFloat32> x, int high, int wide, int in, int out) {
    Operand<TFloat32> filter =
        forward
            .parameters()
            .whole(name + "/filter", Initializer.he((long) high * wide * in), high, wide, in, out);
    return forward.tf().nn.conv2d(x, filter, List.of(1L, 1L, 1L, 1L), SAME);
  }

  /**
   * The largest of each square.
   *
   * @param x [batch, height, width, channels]
   * @param size of the square, and the distance to the next one
   */
  public static Operand<TFloat32> maxPool(Ops tf, Operand<TFloat32> x, int size) {
    return tf.nn.maxPool(
        x,
        tf.constant(new int[] {1, size, size, 1}),
        tf.constant(new int[] {1, size, size, 1}),
        SAME);
  }

  /** The mean of each square; as {@link #maxPool}. */
  public static Operand<TFloat32> meanPool(Ops tf, Operand<TFloat32> x, int size) {
    List<Long> square = List.of(1L, (long) size, (long) size, 1L);
    return tf.nn.avgPool(x, square, square, SAME);
  }
}
