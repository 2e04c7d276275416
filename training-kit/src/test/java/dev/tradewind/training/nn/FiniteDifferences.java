package dev.tradewind.training.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Slopes, against what a loss does when a weight is moved a little. */
public final class FiniteDifferences {

  private static final float STEP = 2e-3f;

  private FiniteDifferences() {}

  /** Checks all slopes of a bent function of all that comes out of these ops. */
  public static void check(Function<Forward, Operand<TFloat32>> ops) {
    check(Forward.inference(), ops);
  }

  /** The same of a training graph; nothing in it may be drawn. */
  public static void checkTraining(Function<Forward, Operand<TFloat32>> ops) {
    check(Forward.training(), ops);
  }

  private static void check(Forward fresh, Function<Forward, Operand<TFloat32>> ops) {
    try (Forward forward = fresh) {
      Ops tf = forward.tf();
      Operand<TFloat32> flat = tf.reshape(ops.apply(forward), tf.constant(new int[] {-1}));
      // Each number of the output counts differently, so that no error hides in a sum.
      Operand<TFloat32> counted =
          tf.math.add(
              tf.math.cos(
                  tf.dtypes.cast(
                      tf.range(tf.constant(0), tf.size(flat), tf.constant(1)), TFloat32.class)),
              tf.constant(1.5f));
      Operand<TFloat32> mixed = tf.math.mul(flat, counted);
      Operand<TFloat32> loss =
          tf.reduceSum(tf.math.mul(mixed, tf.math.tanh(mixed)), tf.constant(0));
      List<Variable> variables =
          forward.parameters().variables().stream().filter(Variable::isLearned).toList();
      assertThat(variables).isNotEmpty();
      List<Output<?>> reads = new ArrayList<>();
      for (Variable variable : variables) {
        Operand<TFloat32> whole = variable.whole();
        assertThat(whole).isNotNull();
        reads.add(whole.asOutput());
      }
      Output<?>[] slopes =
          forward.graph().addGradients(loss.asOutput(), reads.toArray(Output<?>[]::new));
      try (ModelSession session = new ModelSession(forward)) {
        session.initialize(7);
        Weights weights = session.weights();
        for (int i = 0; i < variables.size(); i++) {
          check(session, weights, variables.get(i), slopes[i], loss);
        }
      }
    }
  }

  private static void check(
      ModelSession session,
      Weights weights,
      Variable variable,
      Output<?> slope,
      Operand<TFloat32> loss) {
    float[] values = weights.get(variable.name());
    float[] slopes = new float[values.length];
    try (Result result = session.runner().fetch(slope).run()) {
      ((TFloat32) result.get(0)).copyTo(DataBuffers.of(slopes));
    }
    for (int i = 0; i < values.length; i++) {
      float before = values[i];
      values[i] = before + STEP;
      double above = lossOf(session, weights, loss);
      values[i] = before - STEP;
      double below = lossOf(session, weights, loss);
      values[i] = before;
      double expected = (above - below) / (2 * STEP);
      assertThat((double) slopes[i])
          .as("%s[%d]", variable.name(), i)
          .isCloseTo(expected, within(8e-3 * Math.max(1, Math.abs(expected))));
    }
    session.restore(weights);
  }

  private static double lossOf(ModelSession session, Weights weights, Operand<TFloat32> loss) {
    session.restore(weights);
    try (Result result = session.runner().fetch(loss).run()) {
      return ((TFloat32) result.get(0)).getFloat();
    }
  }
}
