package dev.tradewind.training.risk.learner;

import dev.tradewind.training.artefact.Artefact;
import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.ModelSession;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.nn.export.GoldenCheck;
import dev.tradewind.training.nn.export.IntegratedGradients;
import dev.tradewind.training.nn.export.Signature;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.trees.TreesInGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The served graph: an input [batch] for each column, by its name, raw: see {@link RawInputs}.
 * Output {@code probability} [batch]. {@code explain} tells what each column, in the order of
 * {@code features}, gave to the log odds. Of network and logistic regression that is against an
 * example whose every number is the mean of training and whose every word is its mixture of words,
 * by integrated gradients; a number that is missing counts as the mean. Of trees, which have no
 * slopes, it is against the mean answer, by the ways that examples take.
 */
public final class RiskInference implements AutoCloseable {

  private static final int ROWS_AT_ONCE = 4096;
  private static final int EXPLAIN_STEPS = 64;

  private final Forward forward = Forward.inference();
  private final RiskShape shape;
  private final Encoding encoding;
  private final Mixture mixture;
  private final RawInputs inputs;
  private final Operand<TFloat32> logit;
  private final Operand<TFloat32> probability;
  private final Signature explanation;
  private final ModelSession session;

  RiskInference(RiskShape shape, Encoding encoding, Mixture mixture) {
    this.shape = shape;
    this.encoding = encoding;
    this.mixture = mixture;
    Ops tf = forward.tf();
    inputs = new RawInputs(forward, encoding);
    Operand<TFloat32> spread = encoding.spread(tf, inputs.rows());
    GrownTrees.InGraph trees = mixture.trees() == null ? null : mixture.trees().in(tf, inputs);
    logit =
        tf.math.add(
            sum(
                mixture.shares().isSmooth() ? smooth(spread) : null,
                trees == null ? null : ofTrees(trees.scores())),
            shift());
    probability = tf.math.sigmoid(logit);
    explanation = explain(spread, trees);
    session = new ModelSession(forward);
    session.run(inputs.tables());
  }

  /** What network and logistic regression give, calibrated but for the shift, [batch]. */
  private Operand<TFloat32> smooth(Operand<TFloat32> spread) {
    Ops tf = forward.tf();
    Shares shares = mixture.shares();
    Operand<TFloat32> network = null;
    if (shares.network() > 0) {
      List<Operand<TFloat32>> members = RiskNetwork.logits(forward, shape, encoding, spread);
      network = scaled(tf.math.addN(members), shares.network() / shape.members());
    }
    Operand<TFloat32> straight =
        shares.linear() > 0
            ? scaled(LinearPart.logits(tf, mixture.linear(), encoding, spread), shares.linear())
            : null;
    return scaled(
        tf.reshape(sum(network, straight), tf.constant(new int[] {-1})),
        mixture.calibrated().scale());
  }

  /** What trees give, calibrated but for the shift. */
  private Operand<TFloat32> ofTrees(Operand<TFloat32> score) {
    return scaled(score, mixture.shares().trees() * mixture.calibrated().scale());
  }

  private Operand<TFloat32> shift() {
    return forward.tf().constant((float) mixture.calibrated().shift());
  }

  private Operand<TFloat32> scaled(Operand<TFloat32> x, double factor) {
    return forward.tf().math.mul(x, forward.tf().constant((float) factor));
  }

  /** Of one or both. */
  private Operand<TFloat32> sum(
      @Nullable Operand<TFloat32> one, @Nullable Operand<TFloat32> other) {
    if (one != null && other != null) {
      return forward.tf().math.add(one, other);
    }
    return Objects.requireNonNull(one == null ? other : one);
  }

  private Signature explain(Operand<TFloat32> spread, GrownTrees.@Nullable InGraph trees) {
    Ops tf = forward.tf();
    IntegratedGradients bySlopes = mixture.shares().isSmooth() ? slopes(spread) : null;
    TreesInGraph.Contributions byTrees = trees == null ? null : trees.contributions();
    Operand<TFloat32> contributions =
        sum(
            bySlopes == null ? null : byColumn(bySlopes.contributions()),
            byTrees == null ? null : ofTrees(byTrees.byColumn()));
    Operand<TFloat32> score =
        sum(
            bySlopes == null ? null : bySlopes.score(),
            byTrees == null ? null : ofTrees(byTrees.score()));
    Operand<TFloat32> base =
        sum(
            bySlopes == null ? tf.zerosLike(score) : bySlopes.base(),
            byTrees == null ? null : ofTrees(byTrees.base()));
    return Signature.of(
        "explain",
        inputs.byName(),
        Map.of(
            "contributions", contributions,
            "features", tf.array(inputs.byName().keySet().toArray(String[]::new)),
            "score", tf.math.add(score, shift()),
            "base", tf.math.add(base, shift())));
  }

  private IntegratedGradients slopes(Operand<TFloat32> spread) {
    Ops tf = forward.tf();
    Operand<TFloat32> typical = tf.math.add(tf.zerosLike(spread), tf.constant(encoding.typical()));
    return IntegratedGradients.of(
        forward,
        tf.select(tf.math.isNan(spread), typical, spread),
        typical,
        EXPLAIN_STEPS,
        (points, copies) -> smooth(points));
  }

  /** What the places of a column gave, together. */
  private Operand<TFloat32> byColumn(Operand<TFloat32> contributions) {
    if (encoding.wordPlaces() == 0) {
      return contributions;
    }
    Ops tf = forward.tf();
    float[][] owners = encoding.owners();
    int columns = encoding.columns().size();
    float[] flat = new float[owners.length * columns];
    for (int place = 0; place < owners.length; place++) {
      System.arraycopy(owners[place], 0, flat, place * columns, columns);
    }
    return tf.linalg.matMul(
        contributions, tf.constant(Shape.of(owners.length, columns), DataBuffers.of(flat)));
  }

  /** Names, in order. */
  List<String> columns() {
    return encoding.columns().stream().map(Column::name).toList();
  }

  void restore(Weights weights) {
    session.restore(weights);
  }

  /** Log odds of each row. */
  public double[] logits(List<float[]> rows) {
    double[] all = new double[rows.size()];
    for (int from = 0; from < all.length; from += ROWS_AT_ONCE) {
      score(rows.subList(from, Math.min(all.length, from + ROWS_AT_ONCE)), all, from);
    }
    return all;
  }

  private void score(List<float[]> rows, double[] into, int at) {
    List<Tensor> columns = inputs.tensors(rows);
    try {
      Session.Runner runner = session.runner();
      inputs.feed(runner, columns);
      try (Result result = runner.fetch(logit).run()) {
        TFloat32 values = (TFloat32) result.get(0);
        for (int i = 0; i < rows.size(); i++) {
          into[at + i] = values.getFloat(i);
        }
      }
    } finally {
      columns.forEach(Tensor::close);
    }
  }

  /** Of log odds. */
  public static double probability(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  /**
   * Writes what is handed over.
   *
   * @param questions golden requests are made of these rows
   */
  public GoldenCheck write(List<float[]> questions, ReportData report, Path directory)
      throws IOException {
    Signature standard =
        Signature.of(Signature.DEFAULT, inputs.byName(), Map.of("probability", probability));
    return new Artefact(
            List.of(standard, explanation),
            inputs.tables(),
            inputs.golden(questions, explanation.name()))
        .write(session, report, directory);
  }

  @Override
  public void close() {
    session.close();
    forward.close();
  }
}
