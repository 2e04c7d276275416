package dev.tradewind.training.nn.optimize;

import dev.tradewind.training.nn.Variable;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The slope of a loss by one variable. */
sealed interface Gradient {

  Variable variable();

  /** All numbers of the slope that are not zero by construction. */
  Operand<TFloat32> values();

  Gradient scaledBy(Operand<TFloat32> scaled);

  /** By all of a variable; values have its shape. */
  record Whole(Variable variable, Operand<TFloat32> values) implements Gradient {
    @Override
    public Gradient scaledBy(Operand<TFloat32> scaled) {
      return new Whole(variable, scaled);
    }
  }

  /** By the rows that were read: ids [n], each once; values [n, width]. */
  record ByRow(Variable variable, Operand<TInt32> ids, Operand<TFloat32> values)
      implements Gradient {
    @Override
    public Gradient scaledBy(Operand<TFloat32> scaled) {
      return new ByRow(variable, ids, scaled);
    }
  }
}
