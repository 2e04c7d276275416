package dev.tradewind.training.behaviour;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.export.IntegratedGradients;
import dev.tradewind.training.nn.export.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/**
 * Why the model answers as it does: what each event, in {@code events} [batch, length] ("" is
 * none), and each number of the summary, in {@code summary_names}, gave to the log odds of a
 * purchase within the horizon (of leaving, where nothing can be bought), against a shopper of whom
 * nothing is known.
 */
final class BehaviourReasons {

  private static final int STEPS = 32;

  private BehaviourReasons() {}

  static Signature of(
      Forward forward,
      BehaviourShape shape,
      SummaryScale scale,
      Events events,
      RawHistory inputs,
      BehaviourChoices choices) {
    Ops tf = forward.tf();
    int width = shape.length() * shape.eventWidth();
    Operand<TFloat32> flat =
        tf.reshape(inputs.history().events(), tf.constant(new int[] {-1, width}));
    Operand<TFloat32> summary =
        tf.reshape(inputs.history().summary(), tf.constant(new int[] {-1, shape.summaryWidth()}));
    Operand<TFloat32> both = tf.concat(List.of(flat, summary), tf.constant(1));
    int question = about(events).place();
    IntegratedGradients gradients =
        IntegratedGradients.of(
            forward,
            both,
            tf.zerosLike(both),
            STEPS,
            (points, copies) ->
                BehaviourNetwork.column(
                    tf,
                    BehaviourInference.right(
                        tf,
                        BehaviourNetwork.of(forward, shape, scale, parts(tf, shape, points))
                            .answers(),
                        choices),
                    question));
    History given = parts(tf, shape, gradients.contributions());
    List<String> names = new ArrayList<>(List.of(""));
    names.addAll(events.actions());
    Operand<TString> table = tf.array(names.toArray(String[]::new));
    return Signature.of(
        "explain",
        inputs.byName(),
        Map.of(
            "events", tf.gather(table, inputs.numbers(), tf.constant(0)),
            "event_contributions", tf.reduceSum(given.events(), tf.constant(2)),
            "summary_names",
                tf.array(History.names(shape, events.actions()).toArray(String[]::new)),
            "summary_contributions", given.summary(),
            "score", gradients.score(),
            "base", gradients.base()));
  }

  /** What is explained. */
  static Question about(Events events) {
    return events.purchase() < 0 ? Question.LEAVES : Question.BUYS;
  }

  private static History parts(Ops tf, BehaviourShape shape, Operand<TFloat32> flat) {
    int width = shape.length() * shape.eventWidth();
    Operand<TFloat32> events =
        tf.reshape(
            tf.slice(flat, tf.constant(new int[] {0, 0}), tf.constant(new int[] {-1, width})),
            tf.constant(new int[] {-1, shape.length(), shape.eventWidth()}));
    Operand<TFloat32> summary =
        tf.slice(
            flat,
            tf.constant(new int[] {0, width}),
            tf.constant(new int[] {-1, shape.summaryWidth()}));
    return new History(events, summary);
  }
}
