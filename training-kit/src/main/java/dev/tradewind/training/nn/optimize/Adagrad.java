package dev.tradewind.training.nn.optimize;

import dev.tradewind.training.nn.Variable;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;

/**
 * Adagrad (Duchi et al. 2011): steps get smaller where slopes were large. For wide tables of rare
 * values, whose rows it moves in one op without a copy.
 *
 * @param start first value of the sums of squares, above 0; 0.1 is usual
 */
public record Adagrad(double start) implements Optimizer {

  private static final float EPSILON = 1e-7f;

  @Override
  public Op moveWhole(Moving moving, Gradient.Whole gradient) {
    Ops tf = moving.tf();
    Variable variable = gradient.variable();
    return tf.train.resourceApplyAdagrad(
        variable.handle(),
        moving.slot(variable, "squares", (float) start),
        moving.learningRate(),
        tf.constant(EPSILON),
        gradient.values());
  }

  @Override
  public Op moveRows(Moving moving, Gradient.ByRow gradient) {
    Ops tf = moving.tf();
    Variable variable = gradient.variable();
    return tf.train.resourceSparseApplyAdagradV2(
        variable.handle(),
        moving.slot(variable, "squares", (float) start),
        moving.learningRate(),
        tf.constant(EPSILON),
        gradient.values(),
        gradient.ids());
  }
}
