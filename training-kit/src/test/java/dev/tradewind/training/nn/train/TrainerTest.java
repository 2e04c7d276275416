package dev.tradewind.training.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.Initializer;
import dev.tradewind.training.nn.optimize.AdamW;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

class TrainerTest {

  @Test
  void descendsByRowsAndLeavesUntouchedRowsAlone() {
    try (Forward forward = Forward.training()) {
      Ops tf = forward.tf();
      Placeholder<TInt32> ids = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
      Operand<TFloat32> rows =
          forward.parameters().rows("table", Initializer.constant(.25f), 4, 2, ids);
      Operand<TFloat32> miss = tf.math.sub(rows, tf.constant(1f));
      Operand<TFloat32> loss = tf.math.mean(tf.math.mul(miss, miss), tf.constant(new int[] {0, 1}));
      try (Trainer trainer = new Trainer(forward, loss, AdamW.withDecay(0), 1, 1);
          TInt32 batch = TInt32.vectorOf(1, 3, 1)) {
        float first = trainer.step(Map.of(ids, batch), .05);
        float last = first;
        for (int i = 0; i < 100; i++) {
          last = trainer.step(Map.of(ids, batch), .05);
        }
        assertThat(last).isLessThan(first / 20);
        float[] table = trainer.weights().get("table");
        assertThat(Arrays.copyOfRange(table, 0, 2)).containsOnly(.25f);
        assertThat(Arrays.copyOfRange(table, 4, 6)).containsOnly(.25f);
        assertThat(table[2]).isBetween(.8f, 1.2f);
        assertThat(table[6]).isBetween(.8f, 1.2f);
      }
    }
  }

  @Test
  void dropoutIsAFunctionOfSeedAndStep() {
    assertThat(lossesWithDropout(3)).isEqualTo(lossesWithDropout(3));
    assertThat(lossesWithDropout(3)).isNotEqualTo(lossesWithDropout(4));
  }

  private static float[] lossesWithDropout(long seed) {
    try (Forward forward = Forward.training()) {
      Ops tf = forward.tf();
      Operand<TFloat32> weights = forward.parameters().whole("w", Initializer.constant(1), 8, 8);
      Operand<TFloat32> loss =
          tf.math.mean(forward.dropout(weights, .5), tf.constant(new int[] {0, 1}));
      try (Trainer trainer = new Trainer(forward, loss, AdamW.withDecay(.01), 1, seed)) {
        return new float[] {trainer.step(Map.of(), .01), trainer.step(Map.of(), .01)};
      }
    }
  }

  @Test
  void weightsAreTheMeanOverEpochsOlderOnesCountingLess() {
    try (Forward forward = Forward.training()) {
      Ops tf = forward.tf();
      Operand<TFloat32> weight = forward.parameters().whole("w", Initializer.constant(1), 1);
      Operand<TFloat32> loss = tf.math.mean(tf.math.mul(weight, weight), tf.constant(0));
      try (Trainer trainer = Trainer.averaging(forward, loss, AdamW.withDecay(0), 9, 1, 2)) {
        assertThat(trainer.weights().get("w")).containsExactly(1);
        // Adam's first steps against a slope of one sign are as long as the learning rate.
        trainer.step(Map.of(), .1);
        trainer.endEpoch(1);
        assertThat(trainer.weights().get("w")).containsExactly(new float[] {.9f}, within(1e-4f));
        trainer.step(Map.of(), .1);
        trainer.endEpoch(2);
        assertThat(trainer.weights().get("w")).containsExactly(new float[] {.85f}, within(1e-3f));
        trainer.step(Map.of(), .1);
        trainer.endEpoch(3);
        assertThat(trainer.weights().get("w")).containsExactly(new float[] {.775f}, within(1e-3f));
      }
    }
  }

  @Test
  void refusesToGoOnWithALossThatIsNoNumber() {
    try (Forward forward = Forward.training()) {
      Ops tf = forward.tf();
      Operand<TFloat32> weight = forward.parameters().whole("w", Initializer.constant(-1), 1);
      Operand<TFloat32> loss = tf.math.mean(tf.math.log(weight), tf.constant(0));
      try (Trainer trainer = new Trainer(forward, loss, AdamW.withDecay(0), 1, 1)) {
        assertThatThrownBy(() -> trainer.step(Map.of(), .1))
            .isInstanceOf(ArithmeticException.class)
            .hasMessageContaining("lower the learning rate");
      }
    }
  }
}
