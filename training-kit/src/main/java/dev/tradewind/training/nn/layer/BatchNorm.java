package dev.tradewind.training.nn.layer;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.Initializer;
import dev.tradewind.training.nn.Variable;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;

/**
 * Each channel brought to mean 0 and variance 1, then scaled and shifted (Ioffe and Szegedy 2015).
 * In training these are the batch's, and a running mean of them is kept, which is what an inference
 * graph takes.
 */
public final class BatchNorm {

  private static final float EPSILON = 1e-3f;

  /** Share of a running mean that a step replaces. */
  private static final float FRESH = 0.1f;

  private BatchNorm() {}

  /**
   * Adds the ops.
   *
   * @param x [batch, height, width, channels]
   */
  public static Operand<TFloat32> of(
      Forward forward, String name, Operand<TFloat32> x, int channels) {
    Ops tf = forward.tf();
    Operand<TFloat32> gain =
        forward.parameters().whole(name + "/gain", Initializer.constant(1), channels);
    Operand<TFloat32> shift =
        forward.parameters().whole(name + "/shift", Initializer.constant(0), channels);
    Shape shape = Shape.of(channels);
    Variable mean = forward.parameters().variable(name + "/mean", shape, Initializer.constant(0));
    Variable variance =
        forward.parameters().variable(name + "/variance", shape, Initializer.constant(1));
    if (!forward.isTraining()) {
      return tf.nn
          .fusedBatchNorm(
              x,
              gain,
              shift,
              tf.readVariableOp(mean.handle(), TFloat32.class),
              tf.readVariableOp(variance.handle(), TFloat32.class),
              FusedBatchNorm.isTraining(false),
              FusedBatchNorm.epsilon(EPSILON))
          .y();
    }
    Operand<TFloat32> none = tf.constant(new float[0]);
    FusedBatchNorm<TFloat32, TFloat32> norm =
        tf.nn.fusedBatchNorm(
            x,
            gain,
            shift,
            none,
            none,
            FusedBatchNorm.isTraining(true),
            FusedBatchNorm.epsilon(EPSILON));
    forward.alsoMove(towards(tf, mean, norm.batchMean()));
    forward.alsoMove(towards(tf, variance, norm.batchVariance()));
    return norm.y();
  }

  private static Op towards(Ops tf, Variable running, Operand<TFloat32> fresh) {
    Operand<TFloat32> miss =
        tf.math.sub(fresh, tf.readVariableOp(running.handle(), TFloat32.class));
    return tf.assignAddVariableOp(running.handle(), tf.math.mul(miss, tf.constant(FRESH)));
  }
}
