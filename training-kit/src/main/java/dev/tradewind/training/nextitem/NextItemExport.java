package dev.tradewind.training.nextitem;

import dev.tradewind.training.artefact.Artefact;
import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.ModelSession;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.nn.export.GoldenCheck;
import dev.tradewind.training.nn.export.GoldenRequest;
import dev.tradewind.training.nn.export.IntegratedGradients;
import dev.tradewind.training.nn.export.Signature;
import dev.tradewind.training.nn.export.TensorValues;
import dev.tradewind.training.nn.layer.Vocabulary;
import dev.tradewind.training.report.ReportData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.math.Cumsum;
import org.tensorflow.op.nn.TopK;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/**
 * The served graph: item ids in, item ids out. Input {@code history} [batch, any length], oldest
 * first; "" and unknown ids are dropped, of the rest the last 50 count. Outputs {@code item_ids}
 * and {@code scores} (probabilities, descending) [batch, K], K = the smaller of 200 and the size of
 * the catalogue; items of the history are among them.
 *
 * <p>{@code embed} answers a vector of each history. {@code explain} tells what each item of the
 * history, in {@code history_items} [batch, length] ("" is padding), gave to the network's logit of
 * the first item of the list, against a history of no meaning; what counting gave is not in it.
 */
final class NextItemExport implements AutoCloseable {

  private static final String EMBED = "embed";
  private static final String EXPLAIN = "explain";
  private static final int LONGEST_LIST = 200;
  private static final int EXPLAIN_STEPS = 32;

  private final Forward forward = Forward.inference();
  private final Ops tf = forward.tf();
  private final Placeholder<TString> history;
  private final Vocabulary table;
  private final List<Signature> signatures;

  NextItemExport(List<String> items, NetworkShape shape, Sources sources, Mixture mixture) {
    history =
        tf.withName("history").placeholder(TString.class, Placeholder.shape(Shape.of(-1, -1)));
    table = new Vocabulary(forward, "item_numbers", items);
    Operand<TInt32> known = compact(tf, table.numbers(history));
    MixedScores scores = new MixedScores(forward, shape, sources, known);
    TopK<TFloat32, TInt32> best =
        tf.nn.topK(
            scores.mix(mixture), tf.constant(Math.min(LONGEST_LIST, items.size())), TInt32.class);
    Operand<TString> names = tf.array(items.toArray(String[]::new));
    Operand<TString> ids = tf.gather(names, best.indices(), tf.constant(0));
    signatures =
        List.of(
            new Signature(
                Signature.DEFAULT,
                Map.of("history", history),
                Map.of("item_ids", ids, "scores", best.values()),
                Map.of("item_ids", "scores")),
            Signature.of(EMBED, Map.of("history", history), Map.of("embedding", scores.hidden())),
            explain(shape, known, first(best.indices()), names));
  }

  /** [batch]. */
  private Operand<TInt32> first(Operand<TInt32> ranked) {
    return tf.gather(ranked, tf.constant(0), tf.constant(1));
  }

  private Signature explain(
      NetworkShape shape, Operand<TInt32> known, Operand<TInt32> item, Operand<TString> names) {
    ItemVectors vectors = new ItemVectors(forward, shape);
    SequenceNetwork network = new SequenceNetwork(forward, shape, vectors);
    Operand<TFloat32> embedded = vectors.of(known);
    Operand<TInt32> last = tf.constant(-1);
    IntegratedGradients gradients =
        IntegratedGradients.of(
            forward,
            embedded,
            tf.zerosLike(embedded),
            EXPLAIN_STEPS,
            (points, copies) -> {
              Operand<TInt32> rows = IntegratedGradients.repeat(tf, known, copies);
              Operand<TFloat32> hidden = MixedScores.last(tf, network.encode(rows, points));
              Operand<TFloat32> vector = tf.gather(vectors.all(), item, tf.constant(0));
              return tf.reduceSum(
                  tf.math.mul(hidden, IntegratedGradients.repeat(tf, vector, copies)), last);
            });
    Operand<TString> padded = tf.concat(List.of(tf.array(""), names), tf.constant(0));
    return Signature.of(
        EXPLAIN,
        Map.of("history", history),
        Map.of(
            "item_id", tf.gather(names, item, tf.constant(0)),
            "history_items", tf.gather(padded, known, tf.constant(0)),
            "contributions", tf.reduceSum(gradients.contributions(), last),
            "score", gradients.score(),
            "base", gradients.base()));
  }

  /**
   * Writes what is handed over.
   *
   * @param questions histories that golden requests are made of
   */
  GoldenCheck write(
      Weights weights, List<GoldenQuestions.Asked> questions, ReportData report, Path directory)
      throws IOException {
    List<GoldenRequest> golden = new ArrayList<>();
    for (GoldenQuestions.Asked question : questions) {
      GoldenRequest asked = request(question);
      golden.addAll(List.of(asked, asked.to(EMBED), asked.to(EXPLAIN)));
    }
    try (ModelSession session = new ModelSession(forward)) {
      session.restore(weights);
      session.run(List.of(table.initializer()));
      return new Artefact(signatures, List.of(table.initializer()), golden)
          .write(session, report, directory);
    }
  }

  private static GoldenRequest request(GoldenQuestions.Asked asked) {
    String[] items = asked.history().toArray(String[]::new);
    return GoldenRequest.of(
        asked.name(), Map.of("history", TensorValues.strings(items, 1, items.length)));
  }

  @Override
  public void close() {
    forward.close();
  }

  /** Drops zeros, keeps the last 50 of each row and aligns them to the right. */
  private static Operand<TInt32> compact(Ops tf, Operand<TInt32> items) {
    Operand<TBool> known = tf.math.greater(items, tf.constant(0));
    Operand<TInt32> fromEnd =
        tf.math.cumsum(tf.dtypes.cast(known, TInt32.class), tf.constant(1), Cumsum.reverse(true));
    Operand<TBool> kept =
        tf.math.logicalAnd(known, tf.math.lessEqual(fromEnd, tf.constant(NetworkShape.LENGTH)));
    Operand<TInt64> places = tf.where(kept);
    Operand<TInt32> counts = tf.reduceSum(tf.dtypes.cast(kept, TInt32.class), tf.constant(1));
    Operand<TInt32> length = tf.math.maximum(tf.reduceMax(counts, tf.constant(0)), tf.constant(1));
    Operand<TInt32> rows =
        tf.dtypes.cast(tf.gather(places, tf.constant(0), tf.constant(1)), TInt32.class);
    Operand<TInt32> columns = tf.math.sub(length, tf.gatherNd(fromEnd, places));
    Operand<TInt32> batch = tf.gather(tf.shape(items), tf.constant(0), tf.constant(0));
    return tf.scatterNd(
        tf.stack(List.of(rows, columns), org.tensorflow.op.core.Stack.axis(1L)),
        tf.gatherNd(items, places),
        tf.stack(List.of(batch, length)));
  }
}
