package dev.tradewind.training.nextitem;

import dev.tradewind.training.data.ItemAttributes;
import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.nn.loss.Softmax;
import dev.tradewind.training.nn.optimize.AdamW;
import dev.tradewind.training.nn.train.Epochs;
import dev.tradewind.training.nn.train.Feeds;
import dev.tradewind.training.nn.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
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
final class SequenceTraining implements Epochs, AutoCloseable {

  private static final double CLIP_NORM = 5;
  private static final int EPOCHS_AVERAGED = 5;

  private final Forward forward = Forward.training();
  private final int items;
  private final int negatives;
  private final List<int[]> windows;
  private final int targetsEach;
  private final int batches;
  private final long seed;
  private final Placeholder<TInt32> history;
  private final Placeholder<TInt32> slots;
  private final Placeholder<TInt32> targets;
  private final Placeholder<TInt32> sample;
  private final ItemVectors vectors;
  private final Trainer trainer;

  /**
   * Builds the graph.
   *
   * @param attributes what is known of the items
   * @param sequences to train on
   * @param batchSize windows of a step, in the mean
   * @param negatives sampled items a batch; the whole catalogue is used if it is at most twice that
   */
  SequenceTraining(
      NetworkShape shape,
      ItemAttributes attributes,
      List<int[]> sequences,
      int batchSize,
      int negatives,
      double weightDecay,
      long seed) {
    windows = TrainingBatch.windows(sequences);
    int all = windows.stream().mapToInt(window -> window.length - 1).sum();
    targetsEach = Math.max(1, Math.round((float) all * batchSize / Math.max(1, windows.size())));
    this.seed = seed;
    batches = TrainingBatch.epoch(windows, targetsEach, new Random(seed)).size();
    items = shape.items();
    this.negatives = items <= 2 * negatives ? 0 : negatives;
    Ops tf = forward.tf();
    history = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1, -1)));
    slots = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    targets = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    sample = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    vectors = new ItemVectors(forward, shape, this.negatives > 0, attributes);
    SequenceNetwork network = new SequenceNetwork(forward, shape, vectors);
    Operand<TFloat32> places =
        tf.reshape(network.encode(history), tf.constant(new int[] {-1, shape.dimension()}));
    Operand<TFloat32> hidden = tf.gather(places, slots, tf.constant(0));
    Operand<TFloat32> losses = this.negatives > 0 ? sampledLoss(hidden) : fullLoss(hidden);
    trainer =
        Trainer.averaging(
            forward,
            tf.math.mean(losses, tf.constant(0)),
            AdamW.withDecay(weightDecay),
            CLIP_NORM,
            seed,
            EPOCHS_AVERAGED);
  }

  private Operand<TFloat32> fullLoss(Operand<TFloat32> hidden) {
    Ops tf = forward.tf();
    Operand<TFloat32> logits = tf.linalg.matMul(hidden, vectors.all(), MatMul.transposeB(true));
    return Softmax.full(tf, logits, tf.math.sub(targets, tf.constant(1)), items, 0);
  }

  private Operand<TFloat32> sampledLoss(Operand<TFloat32> hidden) {
    Ops tf = forward.tf();
    // Drawn uniformly: each of the others is expected as often as the next one.
    Operand<TFloat32> logExpected = tf.constant((float) Math.log(negatives / (items - 1.0)));
    return Softmax.sampled(
        tf,
        hidden,
        targets,
        vectors.of(targets),
        new Softmax.Candidates(sample, vectors.of(sample), logExpected));
  }

  Trainer trainer() {
    return trainer;
  }

  /** Trained weights as they are served. */
  Weights served(Weights trained) {
    return vectors.served(trained);
  }

  /** Batches of an epoch, about: it depends on how windows fall. */
  int batches() {
    return batches;
  }

  /** Places of an epoch whose next item is learned. */
  long targets() {
    return windows.stream().mapToLong(window -> window.length - 1).sum();
  }

  /**
   * Additions and multiplications of an epoch's matrix products: of the blocks (four projections,
   * two dense layers of twice the width), of attention and of the loss; there, and twice that back.
   * Padding, which is no use, is not counted.
   */
  double flops(NetworkShape shape) {
    double width = shape.dimension();
    double each = 16 * width * width;
    double attention =
        windows.stream().mapToDouble(one -> 4 * width * one.length * one.length).sum();
    double answers = negatives > 0 ? negatives + 1.0 : items;
    return 3 * (shape.blocks() * (targets() * each + attention) + targets() * 2 * width * answers);
  }

  @Override
  public List<Supplier<Feeds>> batches(int epoch) {
    Random random = new Random(seed * 31 + epoch);
    List<Supplier<Feeds>> batches = new ArrayList<>();
    for (List<int[]> part : TrainingBatch.epoch(windows, targetsEach, random)) {
      long drawing = random.nextLong();
      batches.add(() -> feeds(part, new Random(drawing)));
    }
    return batches;
  }

  private Feeds feeds(List<int[]> part, Random random) {
    TrainingBatch batch = TrainingBatch.of(part);
    Feeds feeds =
        new Feeds(batch.targets().length)
            .with(
                history,
                TInt32.tensorOf(
                    Shape.of(batch.rows(), batch.length()), DataBuffers.of(batch.items())))
            .with(slots, TInt32.vectorOf(batch.slots()))
            .with(targets, TInt32.vectorOf(batch.targets()));
    if (negatives > 0) {
      int[] drawn = random.ints(negatives, 1, items + 1).toArray();
      feeds.with(sample, TInt32.vectorOf(drawn));
    }
    return feeds;
  }

  @Override
  public void close() {
    trainer.close();
    forward.close();
  }
}
