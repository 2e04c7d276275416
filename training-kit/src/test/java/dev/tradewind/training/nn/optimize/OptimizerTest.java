package dev.tradewind.training.nn.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.Initializer;
import dev.tradewind.training.nn.train.Trainer;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** What the ops do, against the papers' algorithms step by step. The slope is 2 (w - 1). */
class OptimizerTest {

  private static final double RATE = .1;
  private static final double UNCLIPPED = 1e6;
  private static final int STEPS = 7;

  @Test
  void adamWithDecay() {
    double w = .5;
    double m = 0;
    double v = 0;
    for (int t = 1; t <= STEPS; t++) {
      double slope = 2 * (w - 1);
      m = .9 * m + .1 * slope;
      v = .999 * v + .001 * slope * slope;
      double change = m / (1 - Math.pow(.9, t)) / (Math.sqrt(v / (1 - Math.pow(.999, t))) + 1e-8);
      w = w - RATE * change - RATE * .02 * w;
    }
    expectAll(whole(AdamW.withDecay(.02), UNCLIPPED), w);
  }

  @Test
  void adagrad() {
    double w = .5;
    double squares = .1;
    for (int t = 1; t <= STEPS; t++) {
      double slope = 2 * (w - 1);
      squares += slope * slope;
      w -= RATE * slope / Math.sqrt(squares);
    }
    expectAll(whole(new Adagrad(.1), UNCLIPPED), w);
    expectAll(rows(new Adagrad(.1)), w);
  }

  /** Rows do not decay; a row that is read at every step moves as a whole variable does. */
  @Test
  void adamByRowsIsAdam() {
    float[] expected = Arrays.copyOf(whole(AdamW.withDecay(0), UNCLIPPED), 2);
    assertThat(rows(AdamW.withDecay(.02))).containsExactly(expected, within(1e-5f));
  }

  /** Eight slopes of -1 each have the length of 2.83: clipped to 1 they are -.35 each. */
  @Test
  void slopesAreClippedTogether() {
    double w = .5;
    double squares = .1;
    for (int t = 1; t <= STEPS; t++) {
      double slope = 2 * (w - 1);
      slope *= 1 / Math.max(1, Math.abs(slope) * Math.sqrt(8));
      squares += slope * slope;
      w -= RATE * slope / Math.sqrt(squares);
    }
    expectAll(whole(new Adagrad(.1), 1), w);
  }

  @Test
  void warmsUpAndCoolsDown() {
    LearningRate rate = LearningRate.warmUpCosine(.4, 10, 110);
    assertThat(rate.at(5)).isCloseTo(.2, within(1e-12));
    assertThat(rate.at(10)).isEqualTo(.4);
    assertThat(rate.at(60)).isCloseTo(.4 * .5005, within(1e-9));
    assertThat(rate.at(110)).isCloseTo(.4e-3, within(1e-12));
    assertThat(rate.at(1000)).isEqualTo(rate.at(110));
  }

  private static void expectAll(float[] found, double expected) {
    for (float one : found) {
      assertThat((double) one).isCloseTo(expected, within(1e-5));
    }
  }

  private static float[] whole(Optimizer optimizer, double clip) {
    try (Forward forward = Forward.training()) {
      Operand<TFloat32> w = forward.parameters().whole("w", Initializer.constant(.5f), 4, 2);
      try (Trainer trainer = new Trainer(forward, squares(forward.tf(), w), optimizer, clip, 1)) {
        for (int t = 0; t < STEPS; t++) {
          trainer.step(Map.of(), RATE);
        }
        return trainer.weights().get("w");
      }
    }
  }

  /** Row 3 of a table, read at every step; the others must stay as they are. */
  private static float[] rows(Optimizer optimizer) {
    try (Forward forward = Forward.training()) {
      Ops tf = forward.tf();
      Placeholder<TInt32> ids = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
      Operand<TFloat32> read = forward.parameters().rows("w", Initializer.constant(.5f), 4, 2, ids);
      try (Trainer trainer = new Trainer(forward, squares(tf, read), optimizer, UNCLIPPED, 1);
          TInt32 third = TInt32.vectorOf(3)) {
        for (int t = 0; t < STEPS; t++) {
          trainer.step(Map.of(ids, third), RATE);
        }
        float[] all = trainer.weights().get("w");
        assertThat(Arrays.copyOf(all, 6)).containsOnly(.5f);
        return Arrays.copyOfRange(all, 6, 8);
      }
    }
  }

  private static Operand<TFloat32> squares(Ops tf, Operand<TFloat32> w) {
    return tf.reduceSum(
        tf.math.square(tf.math.sub(w, tf.constant(1f))), tf.constant(new int[] {0, 1}));
  }
}
