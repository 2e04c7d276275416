package dev.tradewind.training.ctr;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.loss.BinaryCrossEntropy;
import dev.tradewind.training.nn.optimize.AdamW;
import dev.tradewind.training.nn.train.Epochs;
import dev.tradewind.training.nn.train.Feeds;
import dev.tradewind.training.nn.train.Trainer;
import dev.tradewind.training.risk.learner.Encoding;
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
 * The training graph: cross-entropy, nothing weighted, so that probabilities stay probabilities.
 */
final class ClickTraining implements Epochs, AutoCloseable {

  private static final double CLIP_NORM = 5;

  private final Forward forward = Forward.training();
  private final Placeholder<TFloat32> values;
  private final Placeholder<TInt32> items;
  private final Placeholder<TInt32> taken;
  private final Placeholder<TFloat32> truth;
  private final Trainer trainer;
  private final ClickShape shape;
  private final Encoding encoding;
  private final ItemNumbers numbers;
  private final Impressions data;
  private final int[] some;
  private final int batchSize;
  private final long seed;

  ClickTraining(
      ClickShape shape,
      Encoding encoding,
      ItemNumbers numbers,
      Impressions data,
      int[] some,
      int batchSize,
      double weightDecay,
      long seed) {
    this.shape = shape;
    this.encoding = encoding;
    this.numbers = numbers;
    this.data = data;
    this.some = some;
    this.batchSize = batchSize;
    this.seed = seed;
    Ops tf = forward.tf();
    int width = data.examples().columns().size();
    values = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, width)));
    items = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    taken = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1, shape.history())));
    truth = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1)));
    ClickNetwork network = new ClickNetwork(forward, shape, encoding);
    Operand<TFloat32> nothing = tf.constant(0f);
    Operand<TFloat32> logits =
        network.logits(
            encoding.spread(tf, values),
            shape.hasVectors() ? network.vectors(items) : nothing,
            shape.history() > 0 ? network.vectors(taken) : nothing,
            taken);
    trainer =
        new Trainer(
            forward,
            tf.math.mean(BinaryCrossEntropy.weighted(tf, logits, truth, 1), tf.constant(0)),
            AdamW.withDecay(weightDecay),
            CLIP_NORM,
            seed);
  }

  Trainer trainer() {
    return trainer;
  }

  int batches() {
    return (some.length + batchSize - 1) / batchSize;
  }

  @Override
  public List<Supplier<Feeds>> batches(int epoch) {
    int[] order = some.clone();
    Random random = new Random(seed * 31 + epoch);
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    List<Supplier<Feeds>> batches = new ArrayList<>();
    for (int from = 0; from < order.length; from += batchSize) {
      int first = from;
      batches.add(() -> batch(order, first, Math.min(order.length, first + batchSize)));
    }
    return batches;
  }

  private Feeds batch(int[] order, int from, int to) {
    int width = data.examples().columns().size();
    int size = to - from;
    float[] flat = new float[size * width];
    float[] clicks = new float[size];
    int[] shown = new int[size];
    int[] before = new int[size * shape.history()];
    for (int i = 0; i < size; i++) {
      int one = order[from + i];
      float[] row = data.examples().rows()[one];
      System.arraycopy(encoding.numbered(row), 0, flat, i * width, width);
      clicks[i] = data.examples().truth()[one] ? 1 : 0;
      shown[i] = numbers.item(data, row);
      numbers.history(data, one, before, i * shape.history(), shape.history());
    }
    Feeds feeds =
        new Feeds(size)
            .with(values, TFloat32.tensorOf(Shape.of(size, width), DataBuffers.of(flat)))
            .with(truth, TFloat32.vectorOf(clicks));
    if (shape.hasVectors()) {
      feeds.with(items, TInt32.vectorOf(shown));
    }
    if (shape.history() > 0) {
      feeds.with(taken, TInt32.tensorOf(Shape.of(size, shape.history()), DataBuffers.of(before)));
    }
    return feeds;
  }

  @Override
  public void close() {
    trainer.close();
    forward.close();
  }
}
