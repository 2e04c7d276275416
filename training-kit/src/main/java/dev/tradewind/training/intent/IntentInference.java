package dev.tradewind.training.intent;

import dev.tradewind.training.artefact.Artefact;
import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.ModelSession;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.nn.export.GoldenCheck;
import dev.tradewind.training.nn.export.GoldenRequest;
import dev.tradewind.training.nn.export.IntegratedGradients;
import dev.tradewind.training.nn.export.Signature;
import dev.tradewind.training.nn.export.TensorValues;
import dev.tradewind.training.nn.layer.HashedNGrams;
import dev.tradewind.training.report.ReportData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.nn.TopK;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;

/**
 * The served graph: input {@code text} [batch]; outputs {@code intents} and {@code probabilities}
 * [batch, number of intents], by falling probability. {@code explain} tells what each n-gram of a
 * text, words first, gave to the log odds of its likeliest intent; {@code embed} answers a vector
 * of each text.
 */
final class IntentInference implements AutoCloseable {

  private static final int TEXTS_AT_ONCE = 256;
  private static final int EXPLAIN_STEPS = 32;

  private final Forward forward = Forward.inference();
  private final Placeholder<TString> text;
  private final TopK<TFloat32, TInt32> best;
  private final Operand<TString> names;
  private final IntentNetwork network;
  private final Signature explanation;
  private final ModelSession session;

  IntentInference(TextShape shape, List<String> intents) {
    Ops tf = forward.tf();
    text = tf.withName("text").placeholder(TString.class, Placeholder.shape(Shape.of(-1)));
    network = IntentNetwork.of(forward, shape, text);
    Operand<TFloat32> probabilities = tf.nn.softmax(network.logits());
    best = tf.nn.topK(probabilities, tf.constant(shape.intents()), TInt32.class);
    names = tf.gather(tf.array(intents.toArray(String[]::new)), best.indices(), tf.constant(0));
    explanation = explain(shape);
    session = new ModelSession(forward);
  }

  private Signature explain(TextShape shape) {
    Ops tf = forward.tf();
    Operand<TInt32> first = tf.constant(0);
    Operand<TInt32> likeliest = tf.math.argMax(network.logits(), tf.constant(1), TInt32.class);
    IntegratedGradients gradients =
        IntegratedGradients.of(
            forward,
            network.bags(),
            tf.zerosLike(network.bags()),
            EXPLAIN_STEPS,
            (bags, copies) -> {
              Operand<TFloat32> logits =
                  IntentNetwork.logits(forward, shape, IntentNetwork.hidden(forward, shape, bags));
              Operand<TFloat32> wanted =
                  tf.oneHot(
                      IntegratedGradients.repeat(tf, likeliest, copies),
                      tf.constant(shape.intents()),
                      tf.constant(1f),
                      tf.constant(0f));
              return tf.reduceSum(tf.math.mul(logits, wanted), tf.constant(1));
            });
    HashedNGrams.Pair grams = network.grams();
    return Signature.of(
        "explain",
        Map.of("text", text),
        Map.of(
            "ngrams", tf.concat(List.of(grams.words().texts(), grams.characters().texts()), first),
            "rows", tf.concat(List.of(grams.words().rows(), grams.characters().rows()), first),
            "contributions", network.parts(forward, shape, gradients.slopes()),
            "intent",
                tf.gather(tf.slice(names, tf.array(0, 0), tf.array(-1, 1)), first, tf.constant(1)),
            "score", gradients.score(),
            "base", gradients.base()));
  }

  void restore(Weights weights) {
    session.restore(weights);
  }

  /**
   * The likeliest intents.
   *
   * @param intents the number of each text's
   * @param confidence its probability
   */
  @SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
  record Answers(int[] intents, double[] confidence) {}

  /** The likeliest intent of each text. */
  Answers classify(List<String> texts) {
    int[] answers = new int[texts.size()];
    double[] confidence = new double[texts.size()];
    for (int from = 0; from < answers.length; from += TEXTS_AT_ONCE) {
      List<String> part = texts.subList(from, Math.min(answers.length, from + TEXTS_AT_ONCE));
      try (TString batch = TString.vectorOf(part.toArray(String[]::new));
          Result result =
              session
                  .runner(Map.of(text, batch))
                  .fetch(best.indices())
                  .fetch(best.values())
                  .run()) {
        TInt32 indices = (TInt32) result.get(0);
        TFloat32 values = (TFloat32) result.get(1);
        for (int i = 0; i < part.size(); i++) {
          answers[from + i] = indices.getInt(i, 0);
          confidence[from + i] = Math.min(1, values.getFloat(i, 0));
        }
      }
    }
    return new Answers(answers, confidence);
  }

  /**
   * Writes what is handed over.
   *
   * @param questions golden requests are made of these
   */
  GoldenCheck write(List<String> questions, ReportData report, Path directory) throws IOException {
    List<GoldenRequest> golden = new ArrayList<>();
    for (String question : questions) {
      GoldenRequest asked =
          GoldenRequest.of(
              "\"" + question + "\"",
              Map.of("text", TensorValues.strings(new String[] {question}, 1)));
      golden.add(asked);
      golden.add(asked.to(explanation.name()));
      golden.add(asked.to("embed"));
    }
    return new Artefact(
            List.of(
                new Signature(
                    Signature.DEFAULT,
                    Map.of("text", text),
                    Map.of("intents", names, "probabilities", best.values()),
                    Map.of("intents", "probabilities")),
                explanation,
                Signature.of("embed", Map.of("text", text), Map.of("embedding", network.hidden()))),
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
