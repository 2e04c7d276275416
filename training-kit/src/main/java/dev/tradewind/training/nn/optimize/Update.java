package dev.tradewind.training.nn.optimize;

import dev.tradewind.training.nn.Forward;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * One op that moves all variables of a graph against the slope of a loss.
 *
 * @param step fed with the number of the step, from 1
 * @param learningRate fed
 * @param norm of the slope before it was clipped
 */
public record Update(
    Placeholder<TFloat32> step, Placeholder<TFloat32> learningRate, Operand<TFloat32> norm, Op op) {

  /**
   * Adds the ops.
   *
   * @param loss a scalar
   * @param clipNorm longest slope over all variables, above 0
   */
  public static Update of(
      Forward forward, Operand<TFloat32> loss, Optimizer optimizer, double clipNorm) {
    Ops tf = forward.tf();
    Placeholder<TFloat32> step = scalar(tf, "update_step");
    Placeholder<TFloat32> rate = scalar(tf, "update_learning_rate");
    Moving moving = new Moving(forward, step, rate);
    Gradients gradients = Gradients.of(forward, loss);
    List<Op> moves = new ArrayList<>(forward.moves());
    for (Gradient gradient : gradients.clipped(clipNorm).all()) {
      if (gradient instanceof Gradient.Whole whole) {
        moves.add(optimizer.moveWhole(moving, whole));
      } else if (gradient instanceof Gradient.ByRow rows) {
        moves.add(optimizer.moveRows(moving, rows));
      }
    }
    return new Update(
        step, rate, gradients.norm(), tf.withName("update").withControlDependencies(moves).noOp());
  }

  static Placeholder<TFloat32> scalar(Ops tf, String name) {
    return tf.withName(name).placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
  }
}
