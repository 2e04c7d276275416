package dev.tradewind.training.behaviour;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.layer.Layers;
import dev.tradewind.training.nn.layer.Lstm;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * An LSTM over a shopper's events beside a summary of them; all answers share what comes of the
 * two.
 *
 * @param hidden [batch, hidden]
 * @param next log odds of the next actions, the last of them: none [batch, actions + 1]
 * @param answers log odds of the {@link Question}s [batch, questions]
 * @param mean of the logarithm of what is spent, if anything is, in deviations of training [batch]
 * @param deviation of that logarithm, above 0 [batch]
 */
record BehaviourNetwork(
    Operand<TFloat32> hidden,
    Operand<TFloat32> next,
    Operand<TFloat32> answers,
    Operand<TFloat32> mean,
    Operand<TFloat32> deviation) {

  /** Keeps one wild purse from deciding what is expected of the others. */
  private static final float LEAST_DEVIATION = .1f;

  private static final float MOST_DEVIATION = 3;

  /** Adds the network. */
  static BehaviourNetwork of(
      Forward forward, BehaviourShape shape, SummaryScale scale, History history) {
    Ops tf = forward.tf();
    Operand<TFloat32> states =
        Lstm.of(forward, "lstm", history.events(), shape.eventWidth(), shape.units());
    Operand<TFloat32> last = tf.gather(states, tf.constant(shape.length() - 1), tf.constant(1));
    // What is gathered has no known shape, and layers look at it.
    Operand<TFloat32> state = tf.reshape(last, tf.constant(new int[] {-1, shape.units()}));
    Operand<TFloat32> summary =
        tf.reshape(
            scale.apply(tf, history.summary()), tf.constant(new int[] {-1, shape.summaryWidth()}));
    Operand<TFloat32> both =
        tf.concat(List.of(forward.dropout(state, shape.dropout()), summary), tf.constant(1));
    int width = shape.units() + shape.summaryWidth();
    Operand<TFloat32> hidden =
        tf.nn.relu(Layers.dense(forward, "hidden", both, width, shape.hidden()));
    Operand<TFloat32> wide =
        tf.concat(List.of(forward.dropout(hidden, shape.dropout()), both), tf.constant(1));
    int all = shape.hidden() + width;
    Operand<TFloat32> money = Layers.dense(forward, "money", wide, all, 2);
    return new BehaviourNetwork(
        hidden,
        Layers.dense(forward, "next", wide, all, shape.actions() + 1),
        Layers.dense(forward, "answers", wide, all, Question.count()),
        column(tf, money, 0),
        tf.math.minimum(
            tf.math.add(tf.math.softplus(column(tf, money, 1)), tf.constant(LEAST_DEVIATION)),
            tf.constant(MOST_DEVIATION)));
  }

  /** A column of a matrix, [batch]. */
  static Operand<TFloat32> column(Ops tf, Operand<TFloat32> x, int place) {
    return tf.reshape(
        tf.slice(x, tf.constant(new int[] {0, place}), tf.constant(new int[] {-1, 1})),
        tf.constant(new int[] {-1}));
  }
}
