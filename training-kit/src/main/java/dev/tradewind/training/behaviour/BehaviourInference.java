package dev.tradewind.training.behaviour;

import dev.tradewind.training.artefact.Artefact;
import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.ModelSession;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.nn.export.GoldenCheck;
import dev.tradewind.training.nn.export.GoldenRequest;
import dev.tradewind.training.nn.export.Signature;
import dev.tradewind.training.report.ReportData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.nn.TopK;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The served graph; its inputs are those of {@link RawHistory}. {@code next_actions} and {@code
 * next_probabilities} [batch, actions + 1], by falling probability, say what comes within the
 * visit: {@value #LEAVES} is nothing. A probability [batch] for each {@link Question}, and {@code
 * expected_value} [batch]: money within the horizon. What the data do not tell is not there.
 */
final class BehaviourInference implements AutoCloseable {

  /** The name of the next action that there is none. */
  static final String LEAVES = "leave";

  private static final int ROWS_AT_ONCE = 1024;

  private final Forward forward = Forward.inference();
  private final Events events;
  private final RawHistory inputs;
  private final BehaviourNetwork network;
  private final Operand<TFloat32> logits;
  private final Operand<TFloat32> expected;
  private final Operand<TFloat32> next;
  private final Map<String, Operand<?>> outputs = new LinkedHashMap<>();
  private final Signature explanation;
  private final ModelSession session;

  BehaviourInference(BehaviourShape shape, Events events, Scales scales, BehaviourChoices choices) {
    this.events = events;
    Ops tf = forward.tf();
    inputs = new RawHistory(forward, shape, events.actions());
    network = BehaviourNetwork.of(forward, shape, scales.summary(), inputs.history());
    logits = right(tf, network.answers(), choices);
    Operand<TFloat32> probabilities = tf.math.sigmoid(logits);
    expected = expected(tf, probabilities, scales.money(), choices);
    List<String> names = new ArrayList<>(events.actions());
    names.add(LEAVES);
    next = tf.nn.softmax(network.next());
    TopK<TFloat32, TInt32> likeliest = tf.nn.topK(next, tf.constant(names.size()), TInt32.class);
    outputs.put(
        "next_actions",
        tf.gather(tf.array(names.toArray(String[]::new)), likeliest.indices(), tf.constant(0)));
    outputs.put("next_probabilities", likeliest.values());
    for (Question question : BehaviourMeasurement.told(events)) {
      outputs.put(question.output(), BehaviourNetwork.column(tf, probabilities, question.place()));
    }
    if (events.valued()) {
      outputs.put("expected_value", expected);
    }
    explanation = BehaviourReasons.of(forward, shape, scales.summary(), events, inputs, choices);
    session = new ModelSession(forward);
    session.run(List.of(inputs.table()));
  }

  /** Log odds made right. */
  static Operand<TFloat32> right(Ops tf, Operand<TFloat32> logits, BehaviourChoices choices) {
    float[] scales = new float[Question.count()];
    float[] shifts = new float[Question.count()];
    for (int i = 0; i < scales.length; i++) {
      scales[i] = (float) choices.calibrated().get(i).scale();
      shifts[i] = (float) choices.calibrated().get(i).shift();
    }
    return tf.math.add(tf.math.mul(logits, tf.constant(scales)), tf.constant(shifts));
  }

  /** The chance of a purchase times the mean of the log-normal sum. */
  private Operand<TFloat32> expected(
      Ops tf, Operand<TFloat32> probabilities, MoneyScale scale, BehaviourChoices choices) {
    Operand<TFloat32> spread =
        tf.math.mul(network.deviation(), tf.constant((float) scale.deviation()));
    Operand<TFloat32> log =
        tf.math.add(
            tf.math.add(
                tf.math.mul(network.mean(), tf.constant((float) scale.deviation())),
                tf.constant((float) scale.mean())),
            tf.math.mul(tf.math.square(spread), tf.constant(.5f)));
    Operand<TFloat32> most = tf.math.minimum(log, tf.constant((float) scale.largest()));
    return tf.math.mul(
        tf.math.mul(
            BehaviourNetwork.column(tf, probabilities, Question.BUYS.place()), tf.math.exp(most)),
        tf.constant((float) choices.moneyFactor()));
  }

  void restore(Weights weights) {
    session.restore(weights);
  }

  /** The answers at some moments, through the inputs that callers use. */
  BehaviourAnswers answers(List<Moment> moments) {
    BehaviourAnswers all = BehaviourAnswers.of(moments.size(), events.actions().size() + 1);
    for (int from = 0; from < moments.size(); from += ROWS_AT_ONCE) {
      List<Moment> part = moments.subList(from, Math.min(moments.size(), from + ROWS_AT_ONCE));
      Map<Placeholder<?>, Tensor> fed = inputs.tensors(events, part);
      try (Result result = session.runner(fed).fetch(logits).fetch(expected).fetch(next).run()) {
        all.put(from, part.size(), numbers(result, 0), numbers(result, 1), numbers(result, 2));
      } finally {
        fed.values().forEach(Tensor::close);
      }
    }
    return all;
  }

  /** Why each of these was answered as it was. */
  List<Reason> reasons(List<Moment> moments) {
    Map<Placeholder<?>, Tensor> fed = inputs.tensors(events, moments);
    Map<String, ? extends Operand<?>> asked = explanation.outputs();
    try (Result result =
        session
            .runner(fed)
            .fetch(inputs.numbers())
            .fetch(asked.get("event_contributions"))
            .fetch(asked.get("summary_contributions"))
            .fetch(asked.get("score"))
            .run()) {
      return Reason.of(
          (TInt32) result.get(0), numbers(result, 1), numbers(result, 2), numbers(result, 3));
    } finally {
      fed.values().forEach(Tensor::close);
    }
  }

  private static float[] numbers(Result result, int at) {
    TFloat32 tensor = (TFloat32) result.get(at);
    float[] values = new float[Math.toIntExact(tensor.shape().size())];
    tensor.copyTo(DataBuffers.of(values));
    return values;
  }

  /** Writes what is handed over; golden requests are made of these moments. */
  GoldenCheck write(List<Moment> questions, int length, ReportData report, Path directory)
      throws IOException {
    Signature embed = Signature.of("embed", inputs.byName(), Map.of("embedding", network.hidden()));
    List<GoldenRequest> golden = new ArrayList<>();
    for (Moment moment : questions) {
      GoldenRequest asked =
          RawRows.of(events, List.of(moment), length)
              .golden("question " + (1 + golden.size() / 3), moment);
      golden.add(asked);
      golden.add(asked.to(explanation.name()));
      golden.add(asked.to(embed.name()));
    }
    Signature standard =
        new Signature(
            Signature.DEFAULT,
            inputs.byName(),
            outputs,
            Map.of("next_actions", "next_probabilities"));
    return new Artefact(List.of(standard, explanation, embed), List.of(inputs.table()), golden)
        .write(session, report, directory);
  }

  @Override
  public void close() {
    session.close();
    forward.close();
  }
}
