package dev.tradewind.training.nn.optimize;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.Initializer;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Each of these would end the JVM, and this test with it, if it reached TensorFlow. */
class DifferentiableTest {

  @Test
  void theSquareOfAReferenceVariableIsRefused() {
    try (Forward forward = Forward.training()) {
      Ops tf = forward.tf();
      Operand<TFloat32> weight = tf.variable(Shape.scalar(), TFloat32.class);
      Operand<TFloat32> own = forward.parameters().whole("own", Initializer.constant(1));
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  Update.of(
                      forward, tf.math.add(tf.math.square(weight), own), AdamW.withDecay(0), 1))
          .withMessageContaining("(VariableV2): a reference variable has no slope");
    }
  }

  @Test
  void aLoopIsRefused() {
    try (Forward forward = Forward.training()) {
      Operand<TFloat32> own = forward.parameters().whole("own", Initializer.constant(1));
      Output<?> looped =
          forward.graph()
              .whileLoop(
                  new Output<?>[] {own.asOutput()},
                  (condition, inputs, outputs) -> {
                    Ops tf = Ops.create(condition);
                    outputs[0] = tf.math.less(floats(inputs[0]), tf.constant(100f)).asOutput();
                  },
                  (body, inputs, outputs) -> {
                    Ops tf = Ops.create(body);
                    outputs[0] = tf.math.mul(floats(inputs[0]), tf.constant(2f)).asOutput();
                  },
                  "doubling")[0];
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Update.of(forward, floats(looped), AdamW.withDecay(0), 1))
          .withMessageContaining("(Enter): a loop has no slope in a graph: write its steps out");
    }
  }

  @SuppressWarnings("unchecked") // made of floats above
  private static Operand<TFloat32> floats(Output<?> output) {
    return (Operand<TFloat32>) output;
  }
}
