package dev.tradewind.training.nn.optimize;

import dev.tradewind.training.nn.Variable;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) with decoupled weight decay (Loshchilov and Hutter 2019,
 * algorithm 2). Rows of tables are moved lazily: moments of rows that a batch did not read stay as
 * they are, and rows do not decay.
 *
 * @param beta1 share of the first moment that is kept at each step, 0 to below 1
 * @param beta2 of the second, likewise
 * @param weightDecay of matrices that are read whole, times the learning rate; 0 for none
 */
public record AdamW(double beta1, double beta2, double weightDecay) implements Optimizer {

  private static final float EPSILON = 1e-8f;

  /** With the paper's 0.9 and 0.999. */
  public static AdamW withDecay(double weightDecay) {
    return new AdamW(0.9, 0.999, weightDecay);
  }

  @Override
  public Op moveWhole(Moving moving, Gradient.Whole gradient) {
    Ops tf = moving.tf();
    Variable variable = gradient.variable();
    Operand<TFloat32> value = variable.whole();
    boolean decays = weightDecay > 0 && value != null && variable.shape().numDimensions() > 1;
    Op moved =
        tf.train.resourceApplyAdam(
            variable.handle(),
            moving.slot(variable, "m", 0),
            moving.slot(variable, "v", 0),
            tf.math.pow(tf.constant((float) beta1), moving.step()),
            tf.math.pow(tf.constant((float) beta2), moving.step()),
            moving.learningRate(),
            tf.constant((float) beta1),
            tf.constant((float) beta2),
            tf.constant(EPSILON),
            gradient.values());
    if (!decays) {
      return moved;
    }
    Operand<TFloat32> decay =
        tf.math.mul(value, tf.math.mul(moving.learningRate(), tf.constant((float) weightDecay)));
    return tf.withControlDependencies(List.of(moved)).assignSubVariableOp(variable.handle(), decay);
  }

  @Override
  public Op moveRows(Moving moving, Gradient.ByRow gradient) {
    Ops tf = moving.tf();
    Variable variable = gradient.variable();
    Operand<TInt32> ids = gradient.ids();
    Operand<TFloat32> slope = gradient.values();
    Operand<? extends TType> m = moving.slot(variable, "m", 0);
    Operand<? extends TType> v = moving.slot(variable, "v", 0);
    Operand<TFloat32> first = blend(tf, m, ids, slope, beta1);
    Operand<TFloat32> second = blend(tf, v, ids, tf.math.square(slope), beta2);
    Operand<TFloat32> rate =
        tf.math.div(
            tf.math.mul(moving.learningRate(), tf.math.sqrt(unbias(moving, beta2))),
            unbias(moving, beta1));
    Operand<TFloat32> change =
        tf.math.div(
            tf.math.mul(first, rate), tf.math.add(tf.math.sqrt(second), tf.constant(EPSILON)));
    return tf.withControlDependencies(
            List.of(
                tf.resourceScatterUpdate(m, ids, first),
                tf.resourceScatterUpdate(v, ids, second),
                tf.resourceScatterSub(variable.handle(), ids, change)))
        .noOp();
  }

  private static Operand<TFloat32> blend(
      Ops tf,
      Operand<? extends TType> slot,
      Operand<TInt32> ids,
      Operand<TFloat32> now,
      double kept) {
    return tf.math.add(
        tf.math.mul(tf.resourceGather(slot, ids, TFloat32.class), tf.constant((float) kept)),
        tf.math.mul(now, tf.constant((float) (1 - kept))));
  }

  private static Operand<TFloat32> unbias(Moving moving, double kept) {
    Ops tf = moving.tf();
    return tf.math.sub(tf.constant(1f), tf.math.pow(tf.constant((float) kept), moving.step()));
  }
}
