package dev.tradewind.training.searchrank;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.ModelSession;
import dev.tradewind.training.nn.Weights;
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

/** The features of many pairs, computed once by the ops that also serve. */
final class PairFeatures implements AutoCloseable {

  private static final int PAIRS_AT_ONCE = 256;

  private final Forward forward = Forward.inference();
  private final Placeholder<TString> query;
  private final Placeholder<TString> title;
  private final MatchFeatures features;
  private final Operand<TFloat32> values;
  private final ModelSession session;

  PairFeatures(WordRarity rarity) {
    Ops tf = forward.tf();
    query = tf.placeholder(TString.class, Placeholder.shape(Shape.of(-1)));
    title = tf.placeholder(TString.class, Placeholder.shape(Shape.of(-1)));
    features =
        MatchFeatures.of(tf, query, title, WordRarity.variable(forward), rarity.meanLength());
    values = features.values(tf);
    session = new ModelSession(forward);
    session.restore(new Weights().with(WordRarity.VARIABLE, rarity.values()));
  }

  List<String> names() {
    return features.names();
  }

  /** One row a pair. */
  List<float[]> of(List<Judgement> judgements) {
    List<float[]> rows = new ArrayList<>();
    int width = features.names().size();
    for (int from = 0; from < judgements.size(); from += PAIRS_AT_ONCE) {
      List<Judgement> some =
          judgements.subList(from, Math.min(judgements.size(), from + PAIRS_AT_ONCE));
      try (TString queries = queries(some);
          TString titles = titles(some);
          Result result =
              session.runner(Map.of(query, queries, title, titles)).fetch(values).run()) {
        float[] flat = new float[some.size() * width];
        ((TFloat32) result.get(0)).copyTo(DataBuffers.of(flat));
        for (int i = 0; i < some.size(); i++) {
          rows.add(java.util.Arrays.copyOfRange(flat, i * width, (i + 1) * width));
        }
      }
    }
    return rows;
  }

  private static TString queries(List<Judgement> some) {
    return TString.vectorOf(some.stream().map(Judgement::query).toArray(String[]::new));
  }

  private static TString titles(List<Judgement> some) {
    return TString.vectorOf(some.stream().map(Judgement::title).toArray(String[]::new));
  }

  @Override
  public void close() {
    session.close();
    forward.close();
  }
}
