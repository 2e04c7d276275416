package dev.tradewind.training.risk.learner;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.loss.BinaryCrossEntropy;
import dev.tradewind.training.nn.optimize.AdamW;
import dev.tradewind.training.nn.optimize.Privacy;
import dev.tradewind.training.nn.train.Epochs;
import dev.tradewind.training.nn.train.Feeds;
import dev.tradewind.training.nn.train.Trainer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** The training graph: all members learn from the same batches. */
final class RiskTraining implements Epochs, AutoCloseable {

  private static final double CLIP_NORM = 5;

  private final Forward forward = Forward.training();
  private final Placeholder<TFloat32> values;
  private final Placeholder<TFloat32> truth;
  private final Trainer trainer;
  private final Encoding encoding;
  private final Examples examples;
  private final RiskPrivacy privacy;
  private final int[] some;
  private final int batchSize;
  private final long seed;

  /**
   * Builds the graph.
   *
   * @param some indices of the examples to learn from
   * @param positiveWeight how many times as much a yes counts
   * @param privacy whether and how single examples are protected
   */
  RiskTraining(
      RiskShape shape,
      Encoding encoding,
      Examples examples,
      int[] some,
      int batchSize,
      double positiveWeight,
      double weightDecay,
      RiskPrivacy privacy,
      long seed) {
    this.encoding = encoding;
    this.examples = examples;
    this.privacy = privacy;
    this.some = some;
    this.batchSize = batchSize;
    this.seed = seed;
    Ops tf = forward.tf();
    values =
        tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, examples.columns().size())));
    truth = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 1)));
    List<Operand<TFloat32>> losses = new ArrayList<>();
    for (Operand<TFloat32> logits :
        RiskNetwork.logits(forward, shape, encoding, encoding.spread(tf, values))) {
      losses.add(
          tf.math.mean(
              BinaryCrossEntropy.weighted(tf, logits, truth, positiveWeight), tf.array(0, 1)));
    }
    Operand<TFloat32> loss = tf.math.addN(losses);
    AdamW optimizer = AdamW.withDecay(weightDecay);
    trainer =
        privacy.isOn()
            ? Trainer.withPrivacy(
                forward,
                loss,
                optimizer,
                new Privacy(privacy.clip(), privacy.noise(), batchSize),
                seed)
            : new Trainer(forward, loss, optimizer, CLIP_NORM, seed);
  }

  Trainer trainer() {
    return trainer;
  }

  /** How many it learns from. */
  int examples() {
    return some.length;
  }

  int batches() {
    return (some.length + batchSize - 1) / batchSize;
  }

  @Override
  public List<Supplier<Feeds>> batches(int epoch) {
    return privacy.isOn() ? privateBatches() : plainBatches(epoch);
  }

  /** Each example is drawn into each batch with the same chance, which nobody can foresee. */
  private List<Supplier<Feeds>> privateBatches() {
    SplittableRandom random = new SplittableRandom(new SecureRandom().nextLong());
    double rate = (double) batchSize / some.length;
    List<Supplier<Feeds>> batches = new ArrayList<>();
    for (int i = 0; i < batches(); i++) {
      int[] drawn = Arrays.stream(some).filter(one -> random.nextDouble() < rate).toArray();
      batches.add(
          () ->
              Feeds.oneByOne(
                  IntStream.range(0, drawn.length)
                      .mapToObj(at -> batch(drawn, at, at + 1))
                      .toList()));
    }
    return batches;
  }

  private List<Supplier<Feeds>> plainBatches(int epoch) {
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
    int width = examples.columns().size();
    float[] flat = new float[(to - from) * width];
    float[] labels = new float[to - from];
    for (int i = from; i < to; i++) {
      System.arraycopy(
          encoding.numbered(examples.rows()[order[i]]), 0, flat, (i - from) * width, width);
      labels[i - from] = examples.truth()[order[i]] ? 1 : 0;
    }
    return new Feeds(to - from)
        .with(values, TFloat32.tensorOf(Shape.of(to - from, width), DataBuffers.of(flat)))
        .with(truth, TFloat32.tensorOf(Shape.of(to - from, 1), DataBuffers.of(labels)));
  }

  @Override
  public void close() {
    trainer.close();
    forward.close();
  }
}
