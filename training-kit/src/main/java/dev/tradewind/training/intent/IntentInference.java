package dev.tradewind.training.intent;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.ModelSession;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.nn.export.SavedModelWriter;
import java.io.IOException;
import java.nio.file.Path;
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
 * [batch, number of intents], by falling probability.
 */
final class IntentInference implements AutoCloseable {

  private static final int TEXTS_AT_ONCE = 256;

  private final Forward forward = Forward.inference();
  private final Placeholder<TString> text;
  private final TopK<TFloat32, TInt32> best;
  private final Operand<TString> names;
  private final ModelSession session;

  IntentInference(TextShape shape, List<String> intents) {
    Ops tf = forward.tf();
    text = tf.withName("text").placeholder(TString.class, Placeholder.shape(Shape.of(-1)));
    Operand<TFloat32> probabilities = tf.nn.softmax(IntentNetwork.logits(forward, shape, text));
    best = tf.nn.topK(probabilities, tf.constant(shape.intents()), TInt32.class);
    names = tf.gather(tf.array(intents.toArray(String[]::new)), best.indices(), tf.constant(0));
    session = new ModelSession(forward);
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

  void write(Path directory) throws IOException {
    SavedModelWriter.write(
        directory,
        session,
        Map.of("text", text),
        Map.of("intents", names, "probabilities", best.values()),
        List.of());
  }

  @Override
  public void close() {
    session.close();
    forward.close();
  }
}
