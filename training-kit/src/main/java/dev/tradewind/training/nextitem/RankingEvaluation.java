package dev.tradewind.training.nextitem;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.ModelSession;
import dev.tradewind.training.nn.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** Ranks the whole catalogue for each case, inside the graph: no sampled candidates. */
final class RankingEvaluation implements AutoCloseable {

  static final String POPULARITY = "popularity";
  static final String COUNTING = "co-occurrence counting";
  static final String NETWORK = "network";

  /** Weights of counting that are tried. */
  static final double[] MIXES = {0, 0.1, 0.2, 0.3, 0.45, 0.6, 0.75, 0.9};

  private static final int SCORES_AT_ONCE = 2_000_000;

  private final Forward forward = Forward.inference();
  private final Placeholder<TInt32> history;
  private final Placeholder<TInt32> seen;
  private final Placeholder<TInt32> target;
  private final Map<String, Operand<TFloat32>> ranks = new LinkedHashMap<>();
  private final ModelSession session;
  private final int batchSize;

  RankingEvaluation(NetworkShape shape, CoCounts counts) {
    Ops tf = forward.tf();
    history = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1, -1)));
    seen = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1, -1)));
    target = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    MixedScores scores = new MixedScores(forward, shape, counts, history);
    ranks.put(POPULARITY, rank(scores.popularity()));
    ranks.put(COUNTING, rank(scores.counting()));
    ranks.put(NETWORK, rank(scores.network()));
    for (double weight : MIXES) {
      ranks.put(mixName(weight), rank(scores.mix(weight)));
    }
    session = new ModelSession(forward);
    batchSize = Math.max(8, Math.min(256, SCORES_AT_ONCE / shape.items()));
  }

  static String mixName(double weight) {
    return "mix " + weight;
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

  /** Quality by name of the ranking. */
  Map<String, Ranking> evaluate(List<LeaveOneOut.Case> cases, List<String> names) {
    Map<String, Ranking> rankings = new LinkedHashMap<>();
    names.forEach(name -> rankings.put(name, new Ranking()));
    List<LeaveOneOut.Case> sorted = new ArrayList<>(cases);
    sorted.sort(Comparator.comparingInt(one -> one.history().length));
    for (int i = 0; i < sorted.size(); i += batchSize) {
      evaluateBatch(sorted.subList(i, Math.min(sorted.size(), i + batchSize)), rankings);
    }
    return rankings;
  }

  private void evaluateBatch(List<LeaveOneOut.Case> batch, Map<String, Ranking> rankings) {
    int[][] histories =
        batch.stream().map(one -> lastOf(one.history(), NetworkShape.LENGTH)).toArray(int[][]::new);
    int[][] masked = batch.stream().map(LeaveOneOut.Case::seen).toArray(int[][]::new);
    int[] targets = batch.stream().mapToInt(LeaveOneOut.Case::target).toArray();
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
            ranking.add(values.getFloat(i));
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
