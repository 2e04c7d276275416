package dev.tradewind.training.searchrank;

import dev.tradewind.training.artefact.Artefact;
import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.Initializer;
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
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/**
 * The served graph: inputs {@code query} and {@code title} [batch], plain text; output {@code
 * relevance} [batch] in the scale of the judgements. {@code explain} tells what each feature gave
 * to it: {@code contributions} [batch, features] add up to {@code score} less {@code base}, the
 * relevance of a pair whose features are all as in the mean.
 */
final class SearchInference implements AutoCloseable {

  private static final int ROWS_AT_ONCE = 4096;
  private static final int EXPLAIN_STEPS = 32;
  private static final String SLOPE = "slope";
  private static final String INTERCEPT = "intercept";

  private final Forward forward = Forward.inference();
  private final Placeholder<TString> query;
  private final Placeholder<TString> title;
  private final MatchFeatures match;
  private final Operand<TFloat32> features;
  private final Operand<TFloat32> relevance;
  private final IntegratedGradients explanation;
  private final WordRarity rarity;
  private final ModelSession session;

  SearchInference(SearchShape shape, WordRarity rarity) {
    this.rarity = rarity;
    Ops tf = forward.tf();
    query = tf.withName("query").placeholder(TString.class, Placeholder.shape(Shape.of(-1)));
    title = tf.withName("title").placeholder(TString.class, Placeholder.shape(Shape.of(-1)));
    match = MatchFeatures.of(tf, query, title, WordRarity.variable(forward), rarity.meanLength());
    features = tf.reshape(match.values(tf), tf.constant(new int[] {-1, shape.features()}));
    relevance = mean(shape, features);
    explanation =
        IntegratedGradients.of(
            forward,
            features,
            tf.expandDims(tf.constant(shape.scales().means()), tf.constant(0)),
            EXPLAIN_STEPS,
            (points, copies) -> mean(shape, points));
    session = new ModelSession(forward);
  }

  private Operand<TFloat32> mean(SearchShape shape, Operand<TFloat32> rows) {
    Ops tf = forward.tf();
    Operand<TFloat32> mean = tf.math.mean(SearchNetwork.of(forward, shape, rows), tf.constant(1));
    Operand<TFloat32> slope =
        forward.parameters().whole(SLOPE, Initializer.constant(1), new long[0]);
    Operand<TFloat32> intercept =
        forward.parameters().whole(INTERCEPT, Initializer.constant(0), new long[0]);
    return tf.math.add(tf.math.mul(mean, slope), intercept);
  }

  /** Takes a network as it was trained. */
  void restore(Weights weights) {
    restore(weights, new Line(1, 0));
  }

  /**
   * Takes a network.
   *
   * @param line from what it says to relevance
   */
  void restore(Weights weights, Line line) {
    session.restore(
        weights
            .with(WordRarity.VARIABLE, rarity.values())
            .with(SLOPE, new float[] {(float) line.slope()})
            .with(INTERCEPT, new float[] {(float) line.intercept()}));
  }

  List<String> names() {
    return match.names();
  }

  /** Relevance of pairs whose features are known. */
  double[] relevance(List<float[]> rows) {
    double[] all = new double[rows.size()];
    for (int from = 0; from < all.length; from += ROWS_AT_ONCE) {
      List<float[]> some = rows.subList(from, Math.min(all.length, from + ROWS_AT_ONCE));
      try (TFloat32 fed = tensor(some);
          Result result = session.runner(Map.of(features, fed)).fetch(relevance).run()) {
        TFloat32 said = (TFloat32) result.get(0);
        for (int i = 0; i < some.size(); i++) {
          all[from + i] = said.getFloat(i);
        }
      }
    }
    return all;
  }

  /** What each feature gave to the relevance of a pair. */
  float[] reasons(float[] row) {
    try (TFloat32 fed = tensor(List.of(row));
        Result result =
            session.runner(Map.of(features, fed)).fetch(explanation.contributions()).run()) {
      float[] parts = new float[row.length];
      ((TFloat32) result.get(0)).copyTo(DataBuffers.of(parts));
      return parts;
    }
  }

  private static TFloat32 tensor(List<float[]> rows) {
    int width = rows.get(0).length;
    float[] flat = new float[rows.size() * width];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, flat, i * width, width);
    }
    return TFloat32.tensorOf(Shape.of(rows.size(), width), DataBuffers.of(flat));
  }

  /**
   * Writes what is handed over.
   *
   * @param questions golden requests are made of these
   */
  GoldenCheck write(List<Judgement> questions, ReportData report, Path directory)
      throws IOException {
    List<GoldenRequest> golden = new ArrayList<>();
    for (Judgement question : questions) {
      GoldenRequest asked =
          GoldenRequest.of(
              "\"" + question.query() + "\": " + question.title(),
              Map.of(
                  "query", TensorValues.strings(new String[] {question.query()}, 1),
                  "title", TensorValues.strings(new String[] {question.title()}, 1)));
      golden.add(asked);
      golden.add(asked.to("explain"));
    }
    Map<String, Operand<?>> inputs = Map.of("query", query, "title", title);
    List<Signature> signatures =
        List.of(
            Signature.of(Signature.DEFAULT, inputs, Map.of("relevance", relevance)),
            Signature.of(
                "explain",
                inputs,
                Map.of(
                    "features", forward.tf().array(names().toArray(String[]::new)),
                    "values", features,
                    "contributions", explanation.contributions(),
                    "score", explanation.score(),
                    "base", explanation.base())));
    return new Artefact(signatures, List.of(), golden).write(session, report, directory);
  }

  @Override
  public void close() {
    session.close();
    forward.close();
  }
}
