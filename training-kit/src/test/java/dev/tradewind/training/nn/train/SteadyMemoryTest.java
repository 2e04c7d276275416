package dev.tradewind.training.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.layer.Layers;
import dev.tradewind.training.nn.optimize.AdamW;
import dev.tradewind.training.nn.optimize.LearningRate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Batches of a megabyte: one tensor that is forgotten in a step shows after a hundred steps. */
class SteadyMemoryTest {

  private static final int ROWS = 4096;
  private static final int WIDTH = 64;
  private static final int STEPS = 150;
  private static final Path STATUS = Path.of("/proc/self/status");

  @TempDir Path directory;

  @Test
  void trainingDoesNotGrow() throws Exception {
    assumeTrue(Files.exists(STATUS), "the system does not tell how much memory a process has");
    try (Forward forward = Forward.training()) {
      Ops tf = forward.tf();
      Placeholder<TFloat32> x =
          tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, WIDTH)));
      Operand<TFloat32> loss =
          tf.math.mean(
              tf.math.tanh(Layers.dense(forward, "layer", forward.dropout(x, .1), WIDTH, 4)),
              tf.constant(new int[] {0, 1}));
      long[] afterEpoch = new long[5];
      int[] epochs = {0};
      try (Trainer trainer = new Trainer(forward, loss, AdamW.withDecay(.01), 1, 1)) {
        Supplier<Feeds> batch =
            () -> {
              float[] values = new float[ROWS * WIDTH];
              return new Feeds(ROWS)
                  .with(x, TFloat32.tensorOf(Shape.of(ROWS, WIDTH), DataBuffers.of(values)));
            };
        List<Supplier<Feeds>> epoch = Collections.nCopies(STEPS, batch);
        new TrainingLoop(
                trainer,
                number -> epoch,
                new Plan(afterEpoch.length, 100, 0, 50, LearningRate.constant(.001)),
                new Checkpoints(directory),
                weights -> {
                  afterEpoch[epochs[0]++] = residentMegabytes();
                  return 0;
                },
                progress -> {})
            .run();
      }
      assertThat(afterEpoch[4] - afterEpoch[1])
          .as("MB more after %d steps, of %d MB", 3 * STEPS, afterEpoch[1])
          .isLessThan(3 * STEPS / 3);
    }
  }

  private static long residentMegabytes() {
    System.gc();
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
