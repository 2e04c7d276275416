package dev.tradewind.training.nn.train;

import dev.tradewind.training.nn.Compute;
import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.Initializer;
import dev.tradewind.training.nn.layer.Layers;
import dev.tradewind.training.nn.loss.BinaryCrossEntropy;
import dev.tradewind.training.nn.optimize.AdamW;
import dev.tradewind.training.nn.optimize.LearningRate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A training in a process of its own, to be killed: a table, a dense layer, dropout, a schedule.
 * Prints the mean loss of the epoch so far after each step, as bits. Arguments: where checkpoints
 * go; "xla" to compile.
 */
final class InterruptedTraining {

  static final int EPOCHS = 4;
  static final int BATCHES = 23;

  private static final int BATCH = 16;
  private static final int WORDS = 50;
  private static final int PLACES = 3;

  private InterruptedTraining() {}

  public static void main(String[] arguments) throws InterruptedException {
    Compute compute = new Compute(1, false, arguments.length > 1);
    try (Forward forward = Forward.training()) {
      Ops tf = forward.tf();
      Placeholder<TInt32> words =
          tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1, PLACES)));
      Placeholder<TFloat32> truth =
          tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 1)));
      Operand<TFloat32> x =
          tf.reshape(
              forward.parameters().rows("table", Initializer.normal(.3), WORDS, 4, words),
              tf.constant(new int[] {-1, PLACES * 4}));
      Operand<TFloat32> hidden =
          tf.nn.relu(Layers.dense(forward, "hidden", forward.dropout(x, .2), PLACES * 4, 8));
      Operand<TFloat32> losses =
          BinaryCrossEntropy.weighted(tf, Layers.dense(forward, "out", hidden, 8, 1), truth, 1);
      Operand<TFloat32> loss = tf.math.mean(losses, tf.constant(new int[] {0, 1}));
      try (Trainer trainer = new Trainer(forward, loss, AdamW.withDecay(.01), 1, 5, compute)) {
        new TrainingLoop(
                trainer,
                epoch -> batches(words, truth, epoch),
                new Plan(EPOCHS, EPOCHS, 0, 7, LearningRate.warmUpCosine(.05, 10, 92)),
                new Checkpoints(Path.of(arguments[0])),
                weights -> -Math.abs(weights.get("out/bias")[0]),
                progress ->
                    System.out.printf(
                        "%d %.6f %s%n",
                        progress.epoch(), progress.share(), Double.toHexString(progress.loss())))
            .run();
      }
    }
  }

  private static List<Supplier<Feeds>> batches(
      Placeholder<TInt32> words, Placeholder<TFloat32> truth, int epoch) {
    Random random = new Random(epoch);
    List<Supplier<Feeds>> batches = new ArrayList<>();
    for (int batch = 0; batch < BATCHES; batch++) {
      int[] ids = new int[BATCH * PLACES];
      float[] labels = new float[BATCH];
      for (int i = 0; i < ids.length; i++) {
        ids[i] = random.nextInt(WORDS);
        labels[i / PLACES] = ids[i] % 2;
      }
      batches.add(
          () ->
              new Feeds(BATCH)
                  .with(words, TInt32.tensorOf(Shape.of(BATCH, PLACES), DataBuffers.of(ids)))
                  .with(truth, TFloat32.tensorOf(Shape.of(BATCH, 1), DataBuffers.of(labels))));
    }
    return batches;
  }
}
