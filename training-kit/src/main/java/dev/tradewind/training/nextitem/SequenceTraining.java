package dev.tradewind.training.nextitem;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.nn.loss.Softmax;
import dev.tradewind.training.nn.optimize.AdamW;
import dev.tradewind.training.nn.train.Trainer;
import java.util.Map;
import java.util.Random;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The training graph. The loss is the softmax over the whole catalogue where that is small, and
 * else over the right item and a sample of the others, the same for all places of a batch, weighted
 * up to stand for all: what separates good sequence models from bad is many negatives.
 */
final class SequenceTraining implements AutoCloseable {

  private static final double CLIP_NORM = 5;

  private final Forward forward = Forward.training();
  private final int items;
  private final int negatives;
  private final Placeholder<TInt32> history;
  private final Placeholder<TInt32> slots;
  private final Placeholder<TInt32> targets;
  private final Placeholder<TInt32> sample;
  private final Trainer trainer;

  /**
   * Builds the graph.
   *
   * @param negatives sampled items a batch; the whole catalogue is used if it is at most twice that
   */
  SequenceTraining(NetworkShape shape, int negatives, double weightDecay, long seed) {
    items = shape.items();
    this.negatives = items <= 2 * negatives ? 0 : negatives;
    Ops tf = forward.tf();
    history = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1, -1)));
    slots = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    targets = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    sample = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    SequenceNetwork network = new SequenceNetwork(forward, shape, this.negatives > 0);
    Operand<TFloat32> places =
        tf.reshape(network.encode(history), tf.constant(new int[] {-1, shape.dimension()}));
    Operand<TFloat32> hidden = tf.gather(places, slots, tf.constant(0));
    Operand<TFloat32> losses =
        this.negatives > 0 ? sampledLoss(network, hidden) : fullLoss(network, hidden);
    trainer =
        new Trainer(
            forward,
            tf.math.mean(losses, tf.constant(0)),
            AdamW.withDecay(weightDecay),
            CLIP_NORM,
            seed);
  }

  private Operand<TFloat32> fullLoss(SequenceNetwork network, Operand<TFloat32> hidden) {
    Ops tf = forward.tf();
    Operand<TFloat32> logits =
        tf.linalg.matMul(hidden, network.catalogue(), MatMul.transposeB(true));
    return Softmax.full(tf, logits, tf.math.sub(targets, tf.constant(1)), items, 0);
  }

  private Operand<TFloat32> sampledLoss(SequenceNetwork network, Operand<TFloat32> hidden) {
    Ops tf = forward.tf();
    // Drawn uniformly: each of the others is expected as often as the next one.
    Operand<TFloat32> logExpected = tf.constant((float) Math.log(negatives / (items - 1.0)));
    return Softmax.sampled(
        tf,
        hidden,
        targets,
        network.embed(targets),
        new Softmax.Candidates(sample, network.embed(sample), logExpected));
  }

  /** One gradient step; answers the loss. */
  float step(TrainingBatch batch, double learningRate, Random random) {
    int[] drawn = new int[Math.max(1, negatives)];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = 1 + random.nextInt(items);
    }
    try (TInt32 rows =
            TInt32.tensorOf(Shape.of(batch.rows(), batch.length()), DataBuffers.of(batch.items()));
        TInt32 known = TInt32.vectorOf(batch.slots());
        TInt32 next = TInt32.vectorOf(batch.targets());
        TInt32 others = TInt32.vectorOf(drawn)) {
      return trainer.step(
          negatives > 0
              ? Map.of(history, rows, slots, known, targets, next, sample, others)
              : Map.of(history, rows, slots, known, targets, next),
          learningRate);
    }
  }

  Weights weights() {
    return trainer.weights();
  }

  @Override
  public void close() {
    trainer.close();
    forward.close();
  }
}
