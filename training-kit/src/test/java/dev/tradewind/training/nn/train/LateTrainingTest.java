package dev.tradewind.training.nn.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.Initializer;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.nn.optimize.AdamW;
import dev.tradewind.training.nn.optimize.LearningRate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class LateTrainingTest {

  private static final int BATCHES = 5;

  @TempDir Path checkpoints;
  private final List<Float> validated = new ArrayList<>();
  private int steps;

  @Test
  void endsInTheMiddleOfAnEpochWhenTimeIsOver() throws InterruptedException {
    TrainingLoop.Outcome outcome = train(() -> steps >= 7);
    assertThat(steps).isEqualTo(7);
    assertThat(outcome.epochs()).isEqualTo(2);
    assertThat(outcome.bestEpoch()).isEqualTo(2);
    assertThat(validated).hasSize(2);
    assertThat(outcome.weights().get("w")[0]).isEqualTo(validated.get(1));
  }

  @Test
  void doesNotBeginWithoutTime() throws InterruptedException {
    TrainingLoop.Outcome outcome = train(() -> true);
    assertThat(steps).isZero();
    assertThat(outcome.epochs()).isZero();
    assertThat(outcome.weights().get("w")).containsExactly(0);
  }

  private TrainingLoop.Outcome train(BooleanSupplier late) throws InterruptedException {
    try (Forward forward = Forward.training()) {
      Operand<TFloat32> weight = forward.parameters().whole("w", Initializer.constant(0), 1);
      Operand<TFloat32> miss = forward.tf().math.sub(weight, forward.tf().constant(1f));
      Operand<TFloat32> loss =
          forward.tf().math.mean(forward.tf().math.mul(miss, miss), forward.tf().constant(0));
      try (Trainer trainer = new Trainer(forward, loss, AdamW.withDecay(0), 1, 1)) {
        return new TrainingLoop(
                trainer,
                epoch -> Collections.nCopies(BATCHES, () -> new Feeds(1)),
                new Plan(10, 10, 0, 1_000, LearningRate.constant(.01)),
                new Checkpoints(checkpoints),
                this::validate,
                progress -> steps++,
                late)
            .run();
      }
    }
  }

  private double validate(Weights weights) {
    float value = weights.get("w")[0];
    validated.add(value);
    return value;
  }
}
