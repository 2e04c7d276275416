package dev.tradewind.training.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.ModelSession;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.nn.optimize.AdamW;
import dev.tradewind.training.nn.optimize.Privacy;
import dev.tradewind.training.nn.train.Trainer;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

class BatchNormTest {

  private static final int BATCH = 64;

  /** Values of mean 5 and deviation 3. */
  private static TFloat32 images(Random random) {
    float[] values = new float[BATCH * 4];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (5 + 3 * random.nextGaussian());
    }
    return TFloat32.tensorOf(Shape.of(BATCH, 2, 2, 1), DataBuffers.of(values));
  }

  private static Placeholder<TFloat32> input(Forward forward) {
    return forward.tf().placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 2, 2, 1)));
  }

  private static Operand<TFloat32> loss(Forward forward, Operand<TFloat32> normed) {
    Ops tf = forward.tf();
    return tf.math.mean(tf.math.mul(normed, normed), tf.constant(new int[] {0, 1, 2, 3}));
  }

  @Test
  void servesWithTheMeansThatItLearned() {
    Weights learned;
    Random random = new Random(3);
    try (Forward forward = Forward.training()) {
      Placeholder<TFloat32> input = input(forward);
      Operand<TFloat32> normed = BatchNorm.of(forward, "norm", input, 1);
      try (Trainer trainer =
          new Trainer(forward, loss(forward, normed), AdamW.withDecay(0), 5, 1)) {
        for (int step = 0; step < 200; step++) {
          try (TFloat32 batch = images(random)) {
            trainer.step(Map.of(input, batch), 1e-9);
          }
        }
        learned = trainer.weights();
      }
    }
    assertThat(learned.get("norm/mean")[0]).isCloseTo(5, within(0.3f));
    assertThat(learned.get("norm/variance")[0]).isCloseTo(9, within(0.9f));
    try (Forward forward = Forward.inference()) {
      Placeholder<TFloat32> input = input(forward);
      Operand<TFloat32> normed = BatchNorm.of(forward, "norm", input, 1);
      try (ModelSession session = new ModelSession(forward);
          TFloat32 one =
              TFloat32.tensorOf(Shape.of(1, 2, 2, 1), DataBuffers.of(new float[] {5, 8, 2, 5}))) {
        session.restore(learned);
        try (Result result = session.runner(Map.of(input, one)).fetch(normed).run()) {
          TFloat32 values = (TFloat32) result.get(0);
          assertThat(values.getFloat(0, 0, 0, 0)).isCloseTo(0, within(0.15f));
          assertThat(values.getFloat(0, 0, 1, 0)).isCloseTo(1, within(0.2f));
          assertThat(values.getFloat(0, 1, 0, 0)).isCloseTo(-1, within(0.2f));
        }
      }
    }
  }

  /** The norm of an example depends on the others: none of them could be kept secret. */
  @Test
  void isRefusedWhereExamplesAreKeptSecret() {
    try (Forward forward = Forward.training()) {
      Operand<TFloat32> normed = BatchNorm.of(forward, "norm", input(forward), 1);
      Operand<TFloat32> loss = loss(forward, normed);
      assertThatThrownBy(
              () ->
                  Trainer.withPrivacy(forward, loss, AdamW.withDecay(0), new Privacy(1, 1, 16), 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("norm over a batch");
    }
  }
}
