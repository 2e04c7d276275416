package dev.tradewind.training.risk;

import dev.tradewind.training.artefact.Artefact;
import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.ModelSession;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.nn.export.GoldenCheck;
import dev.tradewind.training.nn.export.GoldenRequest;
import dev.tradewind.training.nn.export.IntegratedGradients;
import dev.tradewind.training.nn.export.Signature;
import dev.tradewind.training.nn.export.TensorValues;
import dev.tradewind.training.report.ReportData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Stack;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.types.TFloat32;

/**
 * The served graph: an input [batch] for each feature, by its name, raw and NaN where it is
 * missing; output {@code probability} [batch]. {@code explain} tells what each feature, in the
 * order of {@code features}, gave to the log odds, against a payment whose every feature is the
 * mean of training; one that is missing counts as the mean.
 */
final class RiskInference implements AutoCloseable {

  private static final int ROWS_AT_ONCE = 4096;
  private static final int EXPLAIN_STEPS = 64;

  private final Forward forward = Forward.inference();
  private final Map<String, Placeholder<TFloat32>> inputs = new LinkedHashMap<>();
  private final Operand<TFloat32> logit;
  private final Operand<TFloat32> probability;
  private final Signature explanation;
  private final ModelSession session;

  RiskInference(
      RiskShape shape, NumberEncoding encoding, List<String> features, Calibrated calibrated) {
    Ops tf = forward.tf();
    List<Operand<TFloat32>> columns = new ArrayList<>();
    for (String feature : features) {
      Placeholder<TFloat32> column =
          tf.withName("input_" + columns.size())
              .placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1)));
      inputs.put(feature, column);
      columns.add(column);
    }
    Operand<TFloat32> x = tf.stack(columns, Stack.axis(1L));
    logit = logit(shape, encoding, calibrated, x);
    probability = tf.math.sigmoid(logit);
    explanation = explain(shape, encoding, calibrated, x);
    session = new ModelSession(forward);
  }

  private Operand<TFloat32> logit(
      RiskShape shape, NumberEncoding encoding, Calibrated calibrated, Operand<TFloat32> x) {
    Ops tf = forward.tf();
    Operand<TFloat32> sum = tf.math.addN(RiskNetwork.logits(forward, shape, encoding, x));
    Operand<TFloat32> mean =
        tf.reshape(
            tf.math.mul(sum, tf.constant(1f / shape.members())), tf.constant(new int[] {-1}));
    return tf.math.add(
        tf.math.mul(mean, tf.constant((float) calibrated.scale())),
        tf.constant((float) calibrated.shift()));
  }

  private Signature explain(
      RiskShape shape, NumberEncoding encoding, Calibrated calibrated, Operand<TFloat32> x) {
    Ops tf = forward.tf();
    Operand<TFloat32> zero = tf.zerosLike(x);
    Operand<TFloat32> typical = tf.math.add(zero, tf.constant(encoding.plain().means()));
    IntegratedGradients gradients =
        IntegratedGradients.of(
            forward,
            tf.select(tf.math.isNan(x), typical, x),
            typical,
            EXPLAIN_STEPS,
            (points, copies) -> logit(shape, encoding, calibrated, points));
    return Signature.of(
        "explain",
        inputs,
        Map.of(
            "contributions", gradients.contributions(),
            "features", tf.array(inputs.keySet().toArray(String[]::new)),
            "score", gradients.score(),
            "base", gradients.base()));
  }

  void restore(Weights weights) {
    session.restore(weights);
  }

  /** Log odds of each row. */
  double[] logits(List<float[]> rows) {
    double[] all = new double[rows.size()];
    for (int from = 0; from < all.length; from += ROWS_AT_ONCE) {
      score(rows.subList(from, Math.min(all.length, from + ROWS_AT_ONCE)), all, from);
    }
    return all;
  }

  private void score(List<float[]> rows, double[] into, int at) {
    List<TFloat32> columns = new ArrayList<>();
    try {
      Session.Runner runner = session.runner();
      for (Placeholder<TFloat32> input : inputs.values()) {
        float[] column = new float[rows.size()];
        for (int i = 0; i < column.length; i++) {
          column[i] = rows.get(i)[columns.size()];
        }
        TFloat32 tensor = TFloat32.tensorOf(Shape.of(column.length), DataBuffers.of(column));
        columns.add(tensor);
        runner.feed(input, tensor);
      }
      try (Result result = runner.fetch(logit).run()) {
        TFloat32 values = (TFloat32) result.get(0);
        for (int i = 0; i < rows.size(); i++) {
          into[at + i] = values.getFloat(i);
        }
      }
    } finally {
      columns.forEach(TFloat32::close);
    }
  }

  static double probability(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  /**
   * Writes what is handed over.
   *
   * @param questions golden requests are made of these rows
   */
  GoldenCheck write(List<float[]> questions, ReportData report, Path directory) throws IOException {
    List<GoldenRequest> golden = new ArrayList<>();
    for (float[] row : questions) {
      Map<String, TensorProto> values = new LinkedHashMap<>();
      for (String feature : inputs.keySet()) {
        values.put(feature, TensorValues.floats(new float[] {row[values.size()]}, 1));
      }
      GoldenRequest asked = GoldenRequest.of("payment " + (1 + golden.size() / 2), values);
      golden.add(asked);
      golden.add(asked.to(explanation.name()));
    }
    return new Artefact(
            List.of(
                Signature.of(Signature.DEFAULT, inputs, Map.of("probability", probability)),
                explanation),
            List.of(),
            golden)
        .write(session, report, directory);
  }

  @Override
  public void close() {
    session.close();
    forward.close();
  }
}
