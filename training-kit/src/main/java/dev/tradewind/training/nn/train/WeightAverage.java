package dev.tradewind.training.nn.train;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.Initializer;
import dev.tradewind.training.nn.ModelSession;
import dev.tradewind.training.nn.Variable;
import dev.tradewind.training.nn.Weights;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * The mean of a model's weights over its last epochs (Izmailov et al. 2018), older ones counting
 * less. It lies where the loss is flatter than at its members, and generalises better. It is part
 * of the graph, so that checkpoints have it.
 */
final class WeightAverage {

  private static final String PREFIX = "average/";

  private final Placeholder<TFloat32> share;
  private final Op op;
  private final int epochs;

  /**
   * Adds the ops.
   *
   * @param epochs that an epoch's weights count for, about; 1 or more
   */
  WeightAverage(Forward forward, int epochs) {
    this.epochs = epochs;
    Ops tf = forward.tf();
    share = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    List<Op> moves = new ArrayList<>();
    for (Variable variable : forward.parameters().variables()) {
      Variable mean =
          forward
              .slots()
              .variable(PREFIX + variable.name(), variable.shape(), Initializer.constant(0));
      Operand<TFloat32> miss =
          tf.math.sub(
              tf.readVariableOp(variable.handle(), TFloat32.class),
              tf.readVariableOp(mean.handle(), TFloat32.class));
      moves.add(tf.assignAddVariableOp(mean.handle(), tf.math.mul(miss, share)));
    }
    op = tf.withControlDependencies(moves).noOp();
  }

  /**
   * Counts the variables' values in.
   *
   * @param epoch that ended, from 1; the first one's are the mean
   */
  void add(ModelSession session, int epoch) {
    try (TFloat32 now = TFloat32.scalarOf(1f / Math.min(epoch, epochs))) {
      session.runner().feed(share, now).addTarget(op).run().close();
    }
  }

  Weights weights(ModelSession session) {
    return session.weights(PREFIX);
  }
}
