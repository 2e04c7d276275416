package dev.tradewind.training.nextitem;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.ModelSession;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.nn.export.SavedModelWriter;
import dev.tradewind.training.nn.layer.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
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
 */
final class NextItemExport {

  private static final int LONGEST_LIST = 200;

  private NextItemExport() {}

  static void write(
      Path directory,
      List<String> items,
      NetworkShape shape,
      CoCounts counts,
      double countingWeight,
      Weights weights)
      throws IOException {
    try (Forward forward = Forward.inference()) {
      Ops tf = forward.tf();
      Placeholder<TString> history =
          tf.withName("history").placeholder(TString.class, Placeholder.shape(Shape.of(-1, -1)));
      Vocabulary table = new Vocabulary(forward, "item_numbers", items);
      Operand<TInt32> known = compact(tf, table.numbers(history));
      MixedScores scores = new MixedScores(forward, shape, counts, known);
      TopK<TFloat32, TInt32> best =
          tf.nn.topK(
              scores.mix(countingWeight),
              tf.constant(Math.min(LONGEST_LIST, items.size())),
              TInt32.class);
      Operand<TString> ids =
          tf.gather(tf.array(items.toArray(String[]::new)), best.indices(), tf.constant(0));
      try (ModelSession session = new ModelSession(forward)) {
        session.restore(weights);
        SavedModelWriter.write(
            directory,
            session,
            Map.of("history", history),
            Map.of("item_ids", ids, "scores", best.values()),
            List.of(table.initializer()));
      }
    }
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
