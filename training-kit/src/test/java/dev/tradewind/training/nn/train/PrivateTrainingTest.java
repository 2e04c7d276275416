package dev.tradewind.training.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.Initializer;
import dev.tradewind.training.nn.optimize.Adagrad;
import dev.tradewind.training.nn.optimize.Privacy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The loss of an example is its factor times the sum of a weight and of a row of a table: the slope
 * of both is the factor, whatever the values are.
 */
class PrivateTrainingTest {

  private static final int WIDTH = 2000;
  private static final int ROWS = 3;

  /** The weights and the table after one step of plain steepest descent at rate 1. */
  @SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
  private record Moved(float[] weights, float[] table) {}

  /** Adagrad with such a start moves by the slope over its root: as good as plain descent. */
  private static final double FLAT = 1e12;

  private static Moved step(Privacy privacy, long key, float... factors) {
    try (Forward forward = Forward.training()) {
      Ops tf = forward.tf();
      Placeholder<TFloat32> factor = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(1)));
      Placeholder<TInt32> row = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(1)));
      Operand<TFloat32> weights =
          forward.parameters().whole("weights", Initializer.constant(0), WIDTH);
      Operand<TFloat32> read =
          forward.parameters().rows("table", Initializer.constant(0), ROWS, WIDTH, row);
      Operand<TFloat32> sum =
          tf.math.add(
              tf.reduceSum(weights, tf.constant(0)),
              tf.reduceSum(read, tf.constant(new int[] {0, 1})));
      Operand<TFloat32> loss = tf.math.mul(sum, tf.reshape(factor, tf.array(new int[0])));
      Random keys = new Random(key);
      try (Trainer trainer =
          Trainer.withPrivacy(forward, loss, new Adagrad(FLAT), privacy, keys::nextLong, 1)) {
        List<Feeds> examples = new ArrayList<>();
        for (float one : factors) {
          examples.add(
              new Feeds(1)
                  .with(factor, TFloat32.vectorOf(one))
                  .with(row, TInt32.vectorOf(examples.size() % ROWS)));
        }
        try (Feeds feeds = Feeds.oneByOne(examples)) {
          trainer.step(feeds, Math.sqrt(FLAT));
        }
        return new Moved(trainer.weights().get("weights"), trainer.weights().get("table"));
      }
    }
  }

  @Test
  void noExampleMovesFurtherThanAllowed() {
    // Slopes of length 0.01 * sqrt(4000) = .63 and 2 * sqrt(4000) = 126, shortened to 1.
    Moved moved = step(new Privacy(1, 1e-9, 2), 3, .01f, 2f);
    double shortened = 1 / Math.sqrt(2 * WIDTH);
    assertThat(moved.weights()[7]).isCloseTo((float) (-(.01 + shortened) / 2), within(1e-5f));
    assertThat(moved.table()[7]).isCloseTo(-.005f, within(1e-5f));
    assertThat(moved.table()[WIDTH + 7]).isCloseTo((float) (-shortened / 2), within(1e-5f));
    assertThat(moved.table()[2 * WIDTH + 7]).isCloseTo(0, within(1e-5f));
  }

  @Test
  void theNoiseIsAsLoudAsSaidAlsoOnRowsThatNobodyRead() {
    Moved moved = step(new Privacy(.5, 3, 10), 3);
    double expected = .5 * 3 / 10;
    assertThat(deviation(moved.weights())).isCloseTo(expected, within(.03 * expected));
    float[] unread = Arrays.copyOfRange(moved.table(), 2 * WIDTH, 3 * WIDTH);
    assertThat(deviation(unread)).isCloseTo(expected, within(.03 * expected));
    assertThat(IntStream.range(0, WIDTH).filter(i -> unread[i] == moved.weights()[i])).isEmpty();
    assertThat(step(new Privacy(.5, 3, 10), 4).weights()).isNotEqualTo(moved.weights());
  }

  private static double deviation(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum / values.length);
  }
}
