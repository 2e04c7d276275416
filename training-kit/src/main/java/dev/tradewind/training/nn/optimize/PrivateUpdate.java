package dev.tradewind.training.nn.optimize;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.Variable;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/**
 * Two ops that move all variables of a graph as {@link Privacy} says: one is run for each example,
 * the other once for all of them. A table that is read by rows is moved as a whole, because noise
 * on the rows that were read alone would tell which ones those were.
 *
 * @param step fed to move: the number of the step, from 1
 * @param learningRate fed to move
 * @param key fed to move: two numbers that nobody can guess, other ones in each step
 * @param add adds the shortened slope of one example to the sum
 * @param move moves the variables by the sum with its noise, and forgets it
 */
public record PrivateUpdate(
    Placeholder<TFloat32> step,
    Placeholder<TFloat32> learningRate,
    Placeholder<TInt64> key,
    Op add,
    Op move) {

  /**
   * Adds the ops.
   *
   * @param loss of one example, a scalar
   */
  public static PrivateUpdate of(
      Forward forward, Operand<TFloat32> loss, Optimizer optimizer, Privacy privacy) {
    if (!forward.moves().isEmpty()) {
      throw new IllegalArgumentException(
          "a layer remembers examples by itself (expected: none, such as a norm over a batch)");
    }
    Ops tf = forward.tf();
    Placeholder<TFloat32> step = Update.scalar(tf, "update_step");
    Placeholder<TFloat32> rate = Update.scalar(tf, "update_learning_rate");
    Placeholder<TInt64> key =
        tf.withName("update_noise")
            .placeholder(TInt64.class, Placeholder.shape(org.tensorflow.ndarray.Shape.of(2)));
    Moving moving = new Moving(forward, step, rate);
    List<Op> additions = new ArrayList<>();
    List<Op> moves = new ArrayList<>();
    for (Gradient gradient : Gradients.of(forward, loss).clipped(privacy.clipNorm()).all()) {
      Variable variable = gradient.variable();
      Operand<? extends TType> sum = moving.slot(variable, "private_sum", 0);
      if (gradient instanceof Gradient.ByRow rows) {
        additions.add(tf.resourceScatterAdd(sum, rows.ids(), rows.values()));
      } else {
        additions.add(tf.assignAddVariableOp(sum, gradient.values()));
      }
      Operand<TFloat32> exact = tf.readVariableOp(sum, TFloat32.class);
      // Each variable takes its own stretch of the noise.
      Operand<TInt64> own = tf.math.add(key, tf.constant(new long[] {moves.size(), 0}));
      Operand<TFloat32> noise =
          tf.math.mul(
              tf.random.statelessRandomNormal(tf.constant(variable.shape().asArray()), own),
              tf.constant((float) (privacy.noise() * privacy.clipNorm())));
      Operand<TFloat32> slope =
          tf.math.mul(
              tf.math.add(exact, noise), tf.constant((float) (1 / privacy.expectedExamples())));
      Op moved = optimizer.moveWhole(moving, new Gradient.Whole(variable, slope));
      moves.add(
          tf.withControlDependencies(List.of(moved)).assignVariableOp(sum, tf.zerosLike(exact)));
    }
    return new PrivateUpdate(
        step,
        rate,
        key,
        tf.withName("update_add").withControlDependencies(additions).noOp(),
        tf.withName("update_move").withControlDependencies(moves).noOp());
  }
}
