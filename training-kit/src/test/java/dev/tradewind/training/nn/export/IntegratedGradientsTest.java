package dev.tradewind.training.nn.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.ModelSession;
import dev.tradewind.training.nn.layer.Layers;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

class IntegratedGradientsTest {

  private static final int WIDTH = 6;
  private static final int ROWS = 40;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void contributionsAddUpToWhatTheScoreMoved(boolean rectified) {
    try (Forward forward = Forward.inference()) {
      Placeholder<TFloat32> x = input(forward);
      IntegratedGradients explained =
          IntegratedGradients.of(
              forward,
              x,
              forward.tf().zerosLike(x),
              32,
              (points, copies) -> network(forward, points, rectified));
      Operand<TFloat32> alone = network(forward, x, rectified);
      try (ModelSession session = new ModelSession(forward);
          TFloat32 values = values()) {
        session.initialize(3);
        try (Result result =
            session
                .runner()
                .feed(x, values)
                .fetch(explained.contributions())
                .fetch(explained.score())
                .fetch(explained.base())
                .fetch(alone)
                .run()) {
          TFloat32 parts = (TFloat32) result.get(0);
          double largest = 0;
          for (int row = 0; row < ROWS; row++) {
            double sum = 0;
            for (int i = 0; i < WIDTH; i++) {
              sum += parts.getFloat(row, i);
            }
            double moved =
                ((TFloat32) result.get(1)).getFloat(row) - ((TFloat32) result.get(2)).getFloat(row);
            // Between two kinks a rectified network is straight: the sum misses them by a little.
            assertThat(sum).isCloseTo(moved, within(rectified ? 2e-2 : 1e-4));
            assertThat(((TFloat32) result.get(1)).getFloat(row))
                .isCloseTo(((TFloat32) result.get(3)).getFloat(row), within(1e-5f));
            largest = Math.max(largest, Math.abs(moved));
          }
          assertThat(largest).isGreaterThan(.5);
        }
      }
    }
  }

  @Test
  void ofAStraightLineEachNumberHasItsOwnPart() {
    try (Forward forward = Forward.inference()) {
      Ops tf = forward.tf();
      Placeholder<TFloat32> x = input(forward);
      Operand<TFloat32> slopes = tf.constant(new float[] {1, -2, 3, 0, .5f, 4});
      IntegratedGradients explained =
          IntegratedGradients.of(
              forward,
              x,
              tf.constant(1f),
              1,
              (points, copies) -> tf.reduceSum(tf.math.mul(points, slopes), tf.constant(1)));
      try (ModelSession session = new ModelSession(forward);
          TFloat32 values =
              TFloat32.tensorOf(Shape.of(1, WIDTH), DataBuffers.of(2f, 2f, 0f, 5f, 1f, 3f));
          Result result = session.runner().feed(x, values).fetch(explained.contributions()).run()) {
        float[] parts = new float[WIDTH];
        ((TFloat32) result.get(0)).copyTo(DataBuffers.of(parts));
        assertThat(parts).containsExactly(new float[] {1, -2, -3, 0, 0, 8}, within(1e-6f));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 32, 64})
  void theQuadratureIsExactForPolynomials(int steps) {
    Quadrature line = Quadrature.gaussLegendre(steps);
    for (int degree = 0; degree < 2 * steps; degree++) {
      int power = degree;
      double sum =
          IntStream.range(0, steps)
              .mapToDouble(i -> line.weights()[i] * Math.pow(line.nodes()[i], power))
              .sum();
      assertThat(sum).isCloseTo(1.0 / (degree + 1), within(1e-12));
    }
  }

  private static Placeholder<TFloat32> input(Forward forward) {
    return forward.tf().placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, WIDTH)));
  }

  private static Operand<TFloat32> network(
      Forward forward, Operand<TFloat32> x, boolean rectified) {
    Ops tf = forward.tf();
    Operand<TFloat32> hidden = Layers.dense(forward, "hidden", x, WIDTH, 16);
    Operand<TFloat32> bent = rectified ? tf.nn.relu(hidden) : tf.math.tanh(hidden);
    return tf.reshape(Layers.dense(forward, "out", bent, 16, 1), tf.constant(new int[] {-1}));
  }

  private static TFloat32 values() {
    Random random = new Random(1);
    float[] values = new float[ROWS * WIDTH];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return TFloat32.tensorOf(Shape.of(ROWS, WIDTH), DataBuffers.of(values));
  }
}
