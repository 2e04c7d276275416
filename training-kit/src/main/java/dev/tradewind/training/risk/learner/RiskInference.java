package dev.tradewind.training.risk.learner;

import dev.tradewind.training.artefact.Artefact;
import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.ModelSession;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.nn.export.GoldenCheck;
import dev.tradewind.training.nn.export.IntegratedGradients;
import dev.tradewind.training.nn.export.Signature;
import dev.tradewind.training.report.ReportData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
 * {@code features}, gave to the log odds, against an example whose every number is the mean of
 * training and whose every word is its mixture of words; a number that is missing counts as the
 * mean.
 */
public final class RiskInference implements AutoCloseable {

  private static final int ROWS_AT_ONCE = 4096;
  private static final int EXPLAIN_STEPS = 64;

  private final Forward forward = Forward.inference();
  private final RiskShape shape;
  private final Encoding encoding;
  private final Blend blend;
  private final RawInputs inputs;
  private final Operand<TFloat32> logit;
  private final Operand<TFloat32> probability;
  private final Signature explanation;
  private final ModelSession session;

  RiskInference(RiskShape shape, Encoding encoding, Blend blend) {
    this.shape = shape;
    this.encoding = encoding;
    this.blend = blend;
    Ops tf = forward.tf();
    inputs = new RawInputs(forward, encoding);
    Operand<TFloat32> spread = encoding.spread(tf, inputs.rows());
    logit = logit(spread);
    probability = tf.math.sigmoid(logit);
    explanation = explain(spread);
    session = new ModelSession(forward);
    session.run(inputs.tables());
  }

  private Operand<TFloat32> logit(Operand<TFloat32> spread) {
    Ops tf = forward.tf();
    List<Operand<TFloat32>> members = RiskNetwork.logits(forward, shape, encoding, spread);
    float weight = (float) ((1 - blend.linearShare()) / shape.members());
    Operand<TFloat32> mixed = tf.math.mul(tf.math.addN(members), tf.constant(weight));
    if (blend.linearShare() > 0) {
      Operand<TFloat32> straight = LinearPart.logits(tf, blend.linear(), encoding, spread);
      mixed = tf.math.add(mixed, tf.math.mul(straight, tf.constant((float) blend.linearShare())));
    }
    return tf.math.add(
        tf.math.mul(
            tf.reshape(mixed, tf.constant(new int[] {-1})),
            tf.constant((float) blend.calibrated().scale())),
        tf.constant((float) blend.calibrated().shift()));
  }

  private Signature explain(Operand<TFloat32> spread) {
    Ops tf = forward.tf();
    Operand<TFloat32> typical = tf.math.add(tf.zerosLike(spread), tf.constant(encoding.typical()));
    IntegratedGradients gradients =
        IntegratedGradients.of(
            forward,
            tf.select(tf.math.isNan(spread), typical, spread),
            typical,
            EXPLAIN_STEPS,
            (points, copies) -> logit(points));
    return Signature.of(
        "explain",
        inputs.byName(),
        Map.of(
            "contributions", byColumn(gradients.contributions()),
            "features", tf.array(inputs.byName().keySet().toArray(String[]::new)),
            "score", gradients.score(),
            "base", gradients.base()));
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
