package dev.tradewind.training.nn.layer;

import dev.tradewind.training.nn.Forward;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Products of features, one degree more with each layer (DCN-V2: Wang et al. 2021): x' = x0 * (W x
 * + b) + x.
 */
public final class CrossNetwork {

  private CrossNetwork() {}

  /**
   * All layers, with full matrices.
   *
   * @param x [batch, width]
   * @param layers 1 or more; n layers reach products of n + 1 features
   * @return [batch, width]
   */
  public static Operand<TFloat32> of(
      Forward forward, String name, Operand<TFloat32> x, int width, int layers) {
    return cross(forward, x, layers, (layer, at) -> dense(forward, name + layer, at, width));
  }

  /**
   * All layers, with matrices of a low rank: as many weights as 2 * width * rank.
   *
   * @param rank 1 to below width
   */
  public static Operand<TFloat32> ofRank(
      Forward forward, String name, Operand<TFloat32> x, int width, int rank, int layers) {
    return cross(
        forward,
        x,
        layers,
        (layer, at) -> {
          String here = name + layer;
          Operand<TFloat32> narrow = Layers.linear(forward, here + "/narrow", at, width, rank);
          return Layers.dense(forward, here, narrow, rank, width);
        });
  }

  private interface Mix {
    Operand<TFloat32> apply(int layer, Operand<TFloat32> x);
  }

  private static Operand<TFloat32> dense(
      Forward forward, String name, Operand<TFloat32> x, int width) {
    return Layers.dense(forward, name, x, width, width);
  }

  private static Operand<TFloat32> cross(
      Forward forward, Operand<TFloat32> first, int layers, Mix mix) {
    Ops tf = forward.tf();
    Operand<TFloat32> x = first;
    for (int layer = 0; layer < layers; layer++) {
      x = tf.math.add(tf.math.mul(first, mix.apply(layer, x)), x);
    }
    return x;
  }
}
