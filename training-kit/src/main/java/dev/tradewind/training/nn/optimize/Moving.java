package dev.tradewind.training.nn.optimize;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.Initializer;
import dev.tradewind.training.nn.Variable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * What an optimiser works with.
 *
 * @param step number of the step, from 1
 */
record Moving(Forward forward, Operand<TFloat32> step, Operand<TFloat32> learningRate) {

  Ops tf() {
    return forward.tf();
  }

  /** What an optimiser remembers of a variable: of its shape, and saved with checkpoints. */
  Operand<? extends TType> slot(Variable variable, String name, float first) {
    return forward
        .slots()
        .variable(
            "slot/" + variable.name() + "/" + name, variable.shape(), Initializer.constant(first))
        .handle();
  }
}
