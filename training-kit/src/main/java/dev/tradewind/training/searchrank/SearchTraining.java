package dev.tradewind.training.searchrank;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.optimize.AdamW;
import dev.tradewind.training.nn.train.Epochs;
import dev.tradewind.training.nn.train.Feeds;
import dev.tradewind.training.nn.train.Trainer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * The training graph. The loss of each member is its squared error, and for each two items of one
 * query the logistic loss of their order (RankNet: Burges et al. 2005), counted by how far apart
 * their relevance is.
 */
final class SearchTraining implements Epochs, AutoCloseable {

  private static final double CLIP_NORM = 5;

  /** How steep the logistic is, by the range of relevance. */
  private static final double STEEPNESS = 8;

  private final Forward forward = Forward.training();
  private final Placeholder<TFloat32> features;
  private final Placeholder<TFloat32> relevance;
  private final Placeholder<TInt32> query;
  private final Trainer trainer;
  private final List<float[]> rows;
  private final Queries queries;
  private final int batchSize;
  private final long seed;

  SearchTraining(
      SearchShape shape, List<float[]> rows, Queries queries, SearchChoices choices, long seed) {
    this.rows = rows;
    this.queries = queries;
    this.batchSize = choices.batchSize();
    this.seed = seed;
    Ops tf = forward.tf();
    features = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, shape.features())));
    relevance = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1)));
    query = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    double range = shape.high() - shape.low();
    Operand<TFloat32> said = SearchNetwork.of(forward, shape, features);
    Operand<TFloat32> truth = tf.expandDims(relevance, tf.constant(1));
    Operand<TFloat32> miss =
        tf.math.mul(tf.math.sub(said, truth), tf.constant((float) (2 / range)));
    Operand<TFloat32> squares =
        tf.math.mean(tf.math.mul(miss, miss), tf.constant(new int[] {0, 1}));
    Operand<TFloat32> order =
        tf.math.mul(order(tf, said, truth, range), tf.constant((float) choices.orderWeight()));
    trainer =
        new Trainer(
            forward,
            tf.math.add(squares, order),
            AdamW.withDecay(choices.weightDecay()),
            CLIP_NORM,
            seed);
  }

  private Operand<TFloat32> order(
      Ops tf, Operand<TFloat32> said, Operand<TFloat32> truth, double range) {
    Operand<TFloat32> apart =
        tf.math.sub(truth, tf.reshape(relevance, tf.constant(new int[] {1, -1})));
    Operand<TFloat32> together =
        tf.dtypes.cast(
            tf.math.equal(
                tf.expandDims(query, tf.constant(1)), tf.expandDims(query, tf.constant(0))),
            TFloat32.class);
    Operand<TFloat32> weights = tf.math.mul(tf.nn.relu(apart), together);
    Operand<TFloat32> ahead =
        tf.math.sub(tf.expandDims(said, tf.constant(1)), tf.expandDims(said, tf.constant(0)));
    Operand<TFloat32> losses =
        tf.math.softplus(tf.math.mul(ahead, tf.constant((float) (-STEEPNESS / range))));
    Operand<TFloat32> mean = tf.math.mean(losses, tf.constant(2));
    Operand<TInt32> all = tf.constant(new int[] {0, 1});
    return tf.math.divNoNan(
        tf.reduceSum(tf.math.mul(mean, weights), all), tf.reduceSum(weights, all));
  }

  Trainer trainer() {
    return trainer;
  }

  /** Batches of an epoch. */
  int batches() {
    return batches(0).size();
  }

  /** Whole queries, drawn anew for each epoch, as many as go into a batch. */
  @Override
  public List<Supplier<Feeds>> batches(int epoch) {
    Map<Integer, List<Integer>> byQuery = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      byQuery.computeIfAbsent(queries.number(i), key -> new ArrayList<>()).add(i);
    }
    List<List<Integer>> shuffled = new ArrayList<>(byQuery.values());
    // The number of batches must not hang on the draw, so it is made of the queries' number alone.
    Collections.shuffle(shuffled, new Random(seed * 31 + epoch));
    int perBatch =
        Math.max(1, (int) Math.round((double) batchSize * shuffled.size() / rows.size()));
    List<Supplier<Feeds>> batches = new ArrayList<>();
    for (int from = 0; from < shuffled.size(); from += perBatch) {
      List<Integer> part =
          shuffled.subList(from, Math.min(shuffled.size(), from + perBatch)).stream()
              .flatMap(List::stream)
              .toList();
      batches.add(() -> batch(part));
    }
    return batches;
  }

  private Feeds batch(List<Integer> part) {
    int width = rows.get(0).length;
    float[] flat = new float[part.size() * width];
    float[] truth = new float[part.size()];
    int[] numbers = new int[part.size()];
    for (int i = 0; i < part.size(); i++) {
      int row = part.get(i);
      System.arraycopy(rows.get(row), 0, flat, i * width, width);
      truth[i] = (float) queries.relevance(row);
      numbers[i] = queries.number(row);
    }
    return new Feeds(part.size())
        .with(features, TFloat32.tensorOf(Shape.of(part.size(), width), DataBuffers.of(flat)))
        .with(relevance, TFloat32.vectorOf(truth))
        .with(query, TInt32.vectorOf(numbers));
  }

  @Override
  public void close() {
    trainer.close();
    forward.close();
  }
}
