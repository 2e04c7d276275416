package dev.tradewind.training.behaviour;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.ModelSession;
import dev.tradewind.training.nn.layer.Standardization;
import dev.tradewind.training.nn.train.Feeds;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Brings the numbers of the summary to mean 0 and deviation 1, as they are in training: a straight
 * line through them is then learned in few steps.
 *
 * @param scale of the summary's numbers
 */
record SummaryScale(Standardization scale) {

  private static final int MOST = 5_000;
  private static final int AT_ONCE = 1_000;

  /** Fits to moments that are learned from, evenly picked. */
  static SummaryScale of(BehaviourShape shape, Events events, List<Moment> moments) {
    List<Moment> some = new ArrayList<>();
    for (int i = 0; i < moments.size(); i += 1 + moments.size() / MOST) {
      some.add(moments.get(i));
    }
    List<float[]> rows = new ArrayList<>();
    try (Forward forward = Forward.inference()) {
      Ops tf = forward.tf();
      HistoryTensors inputs = HistoryTensors.of(tf, shape.length());
      Operand<TFloat32> summary =
          History.of(tf, shape, inputs.numbers(), inputs.elapsed(), inputs.values()).summary();
      try (ModelSession session = new ModelSession(forward)) {
        for (int from = 0; from < some.size(); from += AT_ONCE) {
          List<Moment> part = some.subList(from, Math.min(some.size(), from + AT_ONCE));
          try (Feeds fed = inputs.feeds(events, part, shape.length());
              Result result = session.runner(fed.tensors()).fetch(summary).run()) {
            add(rows, (TFloat32) result.get(0));
          }
        }
      }
    }
    return new SummaryScale(Standardization.of(rows));
  }

  private static void add(List<float[]> rows, TFloat32 summary) {
    for (long row = 0; row < summary.shape().get(0); row++) {
      float[] values = new float[(int) summary.shape().get(1)];
      for (int i = 0; i < values.length; i++) {
        values[i] = summary.getFloat(row, i);
      }
      rows.add(values);
    }
  }

  /** Adds the ops. */
  Operand<TFloat32> apply(Ops tf, Operand<TFloat32> summary) {
    return tf.math.div(
        tf.math.sub(summary, tf.constant(scale.means())), tf.constant(scale.deviations()));
  }
}
