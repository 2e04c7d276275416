package dev.tradewind.training.sentiment;

import dev.tradewind.training.artefact.Artefact;
import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.ModelSession;
import dev.tradewind.training.nn.export.GoldenCheck;
import dev.tradewind.training.nn.export.GoldenRequest;
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
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.PlaceholderWithDefault;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;

/**
 * The served graph: input {@code text} [batch]; output {@code probability} [batch] that it is
 * favourable. {@code in_domain} takes {@code domain} [batch] beside it, any word where it is a new
 * one. {@code explain} takes both and tells what each n-gram gave to the log odds.
 */
final class SentimentInference implements AutoCloseable {

  private static final int TEXTS_AT_ONCE = 256;
  private static final int SHOWN = 60;

  private final Forward forward = Forward.inference();
  private final Placeholder<TString> text;
  private final PlaceholderWithDefault<TString> domain;
  private final SentimentShape shape;
  private final SentimentNetwork network;
  private final Operand<TFloat32> probability;
  private final List<Op> tables = new ArrayList<>();
  private final ModelSession session;

  SentimentInference(SentimentShape shape, Weighing weighing) {
    this.shape = shape;
    Ops tf = forward.tf();
    text = tf.withName("text").placeholder(TString.class, Placeholder.shape(Shape.of(-1)));
    // Where nobody names a domain one empty word stands for all texts.
    domain = tf.withName("domain").placeholderWithDefault(tf.array(""), Shape.of(-1));
    network = SentimentNetwork.of(forward, shape, text, domains());
    probability = tf.math.sigmoid(network.logit());
    session = new ModelSession(forward);
    session.restore(weighing.variables());
    session.run(tables);
  }

  /** [batch] */
  private Operand<TInt32> domains() {
    Ops tf = forward.tf();
    Operand<TInt32> none = tf.zeros(tf.shape(text), TInt32.class);
    if (shape.domains().isEmpty()) {
      return none;
    }
    Vocabulary numbers = new Vocabulary(forward, "domains", shape.domains());
    tables.add(numbers.initializer());
    Operand<TInt32> number = tf.reshape(numbers.numbers(domain), tf.constant(new int[] {-1}));
    return tf.math.add(none, number);
  }

  /** Log odds of each review, its domain told or not. */
  double[] logits(List<Opinion> opinions, boolean told) {
    double[] all = new double[opinions.size()];
    for (int from = 0; from < all.length; from += TEXTS_AT_ONCE) {
      List<Opinion> some = opinions.subList(from, Math.min(all.length, from + TEXTS_AT_ONCE));
      try (TString texts = texts(some);
          TString names = names(some, told);
          Result result =
              session.runner(Map.of(text, texts, domain, names)).fetch(network.logit()).run()) {
        TFloat32 values = (TFloat32) result.get(0);
        for (int i = 0; i < some.size(); i++) {
          all[from + i] = values.getFloat(i);
        }
      }
    }
    return all;
  }

  /**
   * What spoke for and against.
   *
   * @param gram as the model reads it
   * @param part of the log odds
   */
  record Reason(String gram, double part) {}

  /** Of one review, each different n-gram once. */
  List<Reason> reasons(Opinion opinion) {
    try (TString texts = texts(List.of(opinion));
        TString names = names(List.of(opinion), true);
        Result result =
            session
                .runner(Map.of(text, texts, domain, names))
                .fetch(network.grams().texts())
                .fetch(network.parts())
                .run()) {
      TString grams = (TString) result.get(0);
      TFloat32 parts = (TFloat32) result.get(1);
      Map<String, Double> sums = new java.util.LinkedHashMap<>();
      for (int i = 0; i < parts.size(); i++) {
        sums.merge(grams.getObject(i), (double) parts.getFloat(i), Double::sum);
      }
      return sums.entrySet().stream().map(one -> new Reason(one.getKey(), one.getValue())).toList();
    }
  }

  private static TString texts(List<Opinion> some) {
    return TString.vectorOf(some.stream().map(Opinion::text).toArray(String[]::new));
  }

  private TString names(List<Opinion> some, boolean told) {
    return TString.vectorOf(some.stream().map(one -> name(one, told)).toArray(String[]::new));
  }

  private String name(Opinion one, boolean told) {
    return told && one.domain() > 0 ? shape.domains().get(one.domain() - 1) : "";
  }

  /**
   * Writes what is handed over.
   *
   * @param questions golden requests are made of these
   */
  GoldenCheck write(List<Opinion> questions, ReportData report, Path directory) throws IOException {
    List<GoldenRequest> golden = new ArrayList<>();
    for (Opinion question : questions) {
      var asked = TensorValues.strings(new String[] {question.text()}, 1);
      var named = TensorValues.strings(new String[] {name(question, true)}, 1);
      GoldenRequest alone = GoldenRequest.of(shown(question.text()), Map.of("text", asked));
      GoldenRequest both = GoldenRequest.of(alone.name(), Map.of("text", asked, "domain", named));
      golden.add(alone);
      golden.add(both.to("in_domain"));
      golden.add(both.to("explain"));
    }
    return new Artefact(signatures(), tables, golden).write(session, report, directory);
  }

  private static String shown(String text) {
    return "\"" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + "\"";
  }

  private List<Signature> signatures() {
    Ops tf = forward.tf();
    Map<String, Operand<?>> both = Map.of("text", text, "domain", domain);
    Operand<TFloat32> base = tf.math.add(tf.zerosLike(network.logit()), network.intercept());
    return List.of(
        Signature.of(Signature.DEFAULT, Map.of("text", text), Map.of("probability", probability)),
        Signature.of("in_domain", both, Map.of("probability", probability)),
        Signature.of(
            "explain",
            both,
            Map.of(
                "ngrams", network.grams().texts(),
                "rows", network.grams().rows(),
                "contributions", network.parts(),
                "score", network.logit(),
                "base", base)));
  }

  @Override
  public void close() {
    session.close();
    forward.close();
  }
}
