package dev.tradewind.training.nextitem;

import dev.tradewind.training.data.Question;
import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.ModelSession;
import dev.tradewind.training.nn.Weights;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gather;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Ranks the whole catalogue for each question, inside the graph: no sampled candidates, and only
 * the ranks leave it.
 */
final class RankingEvaluation implements AutoCloseable {

  static final String POPULARITY = "popularity";
  static final String COUNTING = "co-occurrence counting";
  static final String NETWORK = "network";

  private static final int SCORES_AT_ONCE = 2_000_000;

  private final Forward forward = Forward.inference();
  private final Placeholder<TInt32> history;
  private final Placeholder<TInt32> seen;
  private final Placeholder<TInt32> target;
  private final Map<String, Operand<TFloat32>> ranks = new LinkedHashMap<>();
  private final MixedScores scores;
  private final ModelSession session;
  private final int batchSize;

  /** Makes the graph. */
  RankingEvaluation(NetworkShape shape, Sources sources) {
    Ops tf = forward.tf();
    history = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1, -1)));
    seen = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1, -1)));
    target = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    scores = new MixedScores(forward, shape, sources, history);
    ranks.put(POPULARITY, rank(scores.popularity()));
    ranks.put(COUNTING, rank(scores.counting()));
    ranks.put(NETWORK, rank(scores.logits()));
    session = new ModelSession(forward);
    batchSize = Math.max(8, Math.min(256, SCORES_AT_ONCE / shape.items()));
  }

  /** What else can be ranked by: mixtures, by their titles. */
  List<String> add(List<Mixture> mixtures) {
    for (Mixture one : mixtures) {
      ranks.computeIfAbsent(one.title(), name -> rank(scores.mix(one)));
    }
    return mixtures.stream().map(Mixture::title).toList();
  }

  /** How many unseen items score at least as high as the target. */
  private Operand<TFloat32> rank(Operand<TFloat32> scores) {
    Ops tf = forward.tf();
    Operand<TInt32> one = tf.constant(1);
    Operand<TInt32> column = tf.expandDims(tf.math.sub(target, one), one);
    Operand<TFloat32> bar = tf.gather(scores, column, one, Gather.batchDims(1L));
    Operand<TFloat32> above =
        tf.reduceSum(tf.dtypes.cast(tf.math.greaterEqual(scores, bar), TFloat32.class), one);
    Operand<TInt32> columns = tf.math.maximum(tf.math.sub(seen, one), tf.constant(0));
    Operand<TFloat32> seenAbove =
        tf.math.mul(
            tf.dtypes.cast(
                tf.math.greaterEqual(tf.gather(scores, columns, one, Gather.batchDims(1L)), bar),
                TFloat32.class),
            tf.dtypes.cast(tf.math.greater(seen, tf.constant(0)), TFloat32.class));
    return tf.math.sub(tf.math.sub(above, tf.reduceSum(seenAbove, one)), tf.constant(1f));
  }

  void restore(Weights weights) {
    session.restore(weights);
  }

  /**
   * Where the right items stand, by name of the ranking, in the order of the questions.
   *
   * @param split of the questions: says what is left out of the rankings
   */
  Map<String, Ranking> evaluate(SequenceSplit split, List<Question> questions, List<String> names) {
    Integer[] order = IntStream.range(0, questions.size()).boxed().toArray(Integer[]::new);
    // Histories of like length together, which saves padding.
    Arrays.sort(order, Comparator.comparingInt(one -> questions.get(one).history().length));
    Map<String, Ranking> rankings = new LinkedHashMap<>();
    names.forEach(name -> rankings.put(name, new Ranking(new int[order.length])));
    for (int from = 0; from < order.length; from += batchSize) {
      evaluate(
          split,
          questions,
          Arrays.copyOfRange(order, from, Math.min(order.length, from + batchSize)),
          rankings);
    }
    return rankings;
  }

  private void evaluate(
      SequenceSplit split,
      List<Question> questions,
      Integer[] places,
      Map<String, Ranking> rankings) {
    List<Question> batch = Arrays.stream(places).map(questions::get).toList();
    int[][] histories =
        batch.stream().map(one -> lastOf(one.history(), NetworkShape.LENGTH)).toArray(int[][]::new);
    int[][] masked = batch.stream().map(split::leftOut).toArray(int[][]::new);
    int[] targets = batch.stream().mapToInt(Question::next).toArray();
    try (TInt32 items = rightAligned(histories);
        TInt32 mask = rightAligned(masked);
        TInt32 wanted = TInt32.vectorOf(targets)) {
      Session.Runner runner = session.runner(Map.of(history, items, seen, mask, target, wanted));
      rankings.keySet().forEach(name -> runner.fetch(ranks.get(name)));
      try (Result result = runner.run()) {
        int output = 0;
        for (Ranking ranking : rankings.values()) {
          TFloat32 values = (TFloat32) result.get(output++);
          for (int i = 0; i < targets.length; i++) {
            ranking.ranks()[places[i]] = (int) values.getFloat(i);
          }
        }
      }
    }
  }

  private static int[] lastOf(int[] items, int length) {
    return items.length <= length
        ? items
        : Arrays.copyOfRange(items, items.length - length, items.length);
  }

  private static TInt32 rightAligned(int[][] rows) {
    int length = Math.max(1, Arrays.stream(rows).mapToInt(row -> row.length).max().orElse(1));
    int[] flat = new int[rows.length * length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, flat, (i + 1) * length - rows[i].length, rows[i].length);
    }
    return TInt32.tensorOf(Shape.of(rows.length, length), DataBuffers.of(flat));
  }

  @Override
  public void close() {
    session.close();
    forward.close();
  }
}
