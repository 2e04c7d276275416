package dev.tradewind.training.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Each layer's slopes, against what the loss does when a weight is moved a little. */
class GradientTest {

  private static final float[][][] INPUT = {
    {{.3f, -.2f, .9f, .1f}, {-.5f, .4f, .2f, .8f}, {.7f, .6f, -.3f, .2f}},
    {{.1f, .5f, -.6f, .4f}, {.2f, -.9f, .3f, .5f}, {-.4f, .3f, .8f, -.1f}}
  };

  @Test
  void dense() {
    check(forward -> Layers.dense(forward, "dense", forward.tf().constant(INPUT), 4, 4));
  }

  @Test
  void norm() {
    check(
        forward ->
            Layers.norm(
                forward,
                "norm",
                Layers.linear(forward, "linear", forward.tf().constant(INPUT), 4, 4),
                4));
  }

  @Test
  void selfAttention() {
    check(
        forward -> {
          Ops tf = forward.tf();
          // No padding: a place that may see nothing has slopes, but nobody reads it.
          Operand<TInt32> items = tf.constant(new int[][] {{1, 2, 3}, {4, 5, 6}});
          return SelfAttention.attend(
              forward,
              "attention",
              tf.constant(INPUT),
              SelfAttention.causalMask(tf, items),
              4,
              2,
              0);
        });
  }

  @Test
  void embeddingReadAsWhole() {
    check(
        forward -> {
          Ops tf = forward.tf();
          Operand<TFloat32> table =
              forward.parameters().whole("table", Initializer.normal(.5), 5, 4);
          return tf.gather(table, tf.constant(new int[][] {{0, 1, 1}, {4, 2, 1}}), tf.constant(0));
        });
  }

  private static void check(Function<Forward, Operand<TFloat32>> layer) {
    try (Forward forward = Forward.inference()) {
      Ops tf = forward.tf();
      Operand<TFloat32> mixed = tf.math.mul(layer.apply(forward), tf.constant(INPUT));
      Operand<TFloat32> loss =
          tf.reduceSum(tf.math.mul(mixed, tf.math.tanh(mixed)), tf.constant(new int[] {0, 1, 2}));
      List<Variable> variables = List.copyOf(forward.parameters().variables());
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
          checkVariable(session, weights, variables.get(i), slopes[i], loss);
        }
      }
    }
  }

  private static void checkVariable(
      ModelSession session,
      Weights weights,
      Variable variable,
      Output<?> slope,
      Operand<TFloat32> loss) {
    float[] values = weights.get(variable.name());
    float[] slopes = new float[values.length];
    try (Result result = session.runner().fetch(slope).run()) {
      ((TFloat32) result.get(0)).copyTo(org.tensorflow.ndarray.buffer.DataBuffers.of(slopes));
    }
    float step = 2e-3f;
    for (int i = 0; i < values.length; i++) {
      float before = values[i];
      values[i] = before + step;
      double above = lossOf(session, weights, loss);
      values[i] = before - step;
      double below = lossOf(session, weights, loss);
      values[i] = before;
      assertThat((double) slopes[i])
          .as("%s[%d]", variable.name(), i)
          .isCloseTo((above - below) / (2 * step), within(5e-3));
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
