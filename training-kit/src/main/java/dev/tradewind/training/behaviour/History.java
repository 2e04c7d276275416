package dev.tradewind.training.behaviour;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * What the network sees of shoppers, made inside the graph.
 *
 * @param events [batch, length, eventWidth], oldest first; zeros before the first
 * @param summary [batch, summaryWidth]
 */
record History(Operand<TFloat32> events, Operand<TFloat32> summary) {

  /** Brings logarithms of seconds near to one. */
  private static final float LOG_SCALE = .1f;

  private static final float LOG_CENTRE = 9;
  private static final float LOG_WIDTH = .25f;

  /** In horizons; beyond, one time is like another. */
  private static final float FARTHEST = 4;

  /**
   * Adds the ops.
   *
   * @param numbers of actions, from 1; 0 where there is no event [batch, length]
   * @param elapsed seconds from each event to now [batch, length]
   * @param values money of purchases [batch, length]
   */
  static History of(
      Ops tf,
      BehaviourShape shape,
      Operand<TInt32> numbers,
      Operand<TFloat32> elapsed,
      Operand<TFloat32> values) {
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> real =
        tf.dtypes.cast(tf.math.greater(numbers, tf.constant(0)), TFloat32.class);
    Operand<TFloat32> kinds =
        tf.oneHot(
            tf.math.sub(numbers, tf.constant(1)),
            tf.constant(shape.actions()),
            one,
            tf.constant(0f));
    Operand<TFloat32> age = tf.math.maximum(tf.math.mul(elapsed, real), tf.constant(0f));
    Operand<TFloat32> money = tf.math.mul(tf.math.maximum(values, tf.constant(0f)), real);
    Operand<TFloat32> pause = pauses(tf, shape, age, real);
    Operand<TFloat32> events =
        tf.concat(
            List.of(
                kinds,
                tf.expandDims(real, tf.constant(2)),
                tf.expandDims(centred(tf, pause, real), tf.constant(2)),
                tf.expandDims(horizons(tf, shape, pause), tf.constant(2)),
                tf.expandDims(centred(tf, age, real), tf.constant(2)),
                tf.expandDims(horizons(tf, shape, age), tf.constant(2)),
                tf.expandDims(logOf(tf, money), tf.constant(2))),
            tf.constant(2));
    return new History(events, summary(tf, shape, kinds, real, age, money));
  }

  /** Seconds since the event before, in the same visit or not; 0 for the first. */
  private static Operand<TFloat32> pauses(
      Ops tf, BehaviourShape shape, Operand<TFloat32> age, Operand<TFloat32> real) {
    int last = shape.length() - 1;
    Operand<TInt32> size = tf.constant(new int[] {-1, last});
    Operand<TFloat32> before = tf.slice(age, tf.constant(new int[] {0, 0}), size);
    Operand<TFloat32> after = tf.slice(age, tf.constant(new int[] {0, 1}), size);
    Operand<TFloat32> known = tf.slice(real, tf.constant(new int[] {0, 0}), size);
    Operand<TFloat32> pause =
        tf.math.mul(tf.math.maximum(tf.math.sub(before, after), tf.constant(0f)), known);
    Operand<TFloat32> first =
        tf.zerosLike(tf.slice(age, tf.constant(new int[] {0, 0}), tf.constant(new int[] {-1, 1})));
    return tf.concat(List.of(first, pause), tf.constant(1));
  }

  private static Operand<TFloat32> summary(
      Ops tf,
      BehaviourShape shape,
      Operand<TFloat32> kinds,
      Operand<TFloat32> real,
      Operand<TFloat32> age,
      Operand<TFloat32> money) {
    Operand<TFloat32> bought =
        shape.purchase() < 0
            ? tf.zerosLike(real)
            : tf.gather(kinds, tf.constant(shape.purchase()), tf.constant(2));
    List<Operand<TFloat32>> parts = new ArrayList<>();
    parts.add(tf.math.log1p(tf.reduceSum(kinds, tf.constant(1))));
    for (float window : BehaviourShape.windows()) {
      Operand<TFloat32> within =
          tf.math.mul(
              real,
              tf.dtypes.cast(
                  tf.math.less(age, tf.constant(window * shape.horizonSeconds())), TFloat32.class));
      parts.add(tf.math.log1p(sum(tf, within)));
      parts.add(tf.math.log1p(sum(tf, tf.math.mul(within, bought))));
    }
    Operand<TFloat32> never = tf.constant(1e9f);
    parts.add(logOf(tf, nearest(tf, age, real, never)));
    parts.add(logOf(tf, nearest(tf, age, bought, never)));
    parts.add(
        logOf(
            tf,
            tf.reduceMax(age, tf.constant(1), org.tensorflow.op.core.ReduceMax.keepDims(true))));
    parts.add(logOf(tf, sum(tf, money)));
    return tf.concat(parts, tf.constant(1));
  }

  /** The age of the newest of some events. */
  private static Operand<TFloat32> nearest(
      Ops tf, Operand<TFloat32> age, Operand<TFloat32> which, Operand<TFloat32> never) {
    Operand<TFloat32> others = tf.math.mul(tf.math.sub(tf.constant(1f), which), never);
    return tf.reduceMin(
        tf.math.minimum(tf.math.add(age, others), never),
        tf.constant(1),
        org.tensorflow.op.core.ReduceMin.keepDims(true));
  }

  private static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> x) {
    return tf.reduceSum(x, tf.constant(1), ReduceSum.keepDims(true));
  }

  /** The logarithm of a time of an event, near to zero for hours and days. */
  private static Operand<TFloat32> centred(
      Ops tf, Operand<TFloat32> seconds, Operand<TFloat32> real) {
    Operand<TFloat32> log = tf.math.sub(tf.math.log1p(seconds), tf.constant(LOG_CENTRE));
    return tf.math.mul(tf.math.mul(log, tf.constant(LOG_WIDTH)), real);
  }

  private static Operand<TFloat32> horizons(
      Ops tf, BehaviourShape shape, Operand<TFloat32> seconds) {
    return tf.math.minimum(
        tf.math.mul(seconds, tf.constant(1f / shape.horizonSeconds())), tf.constant(FARTHEST));
  }

  private static Operand<TFloat32> logOf(Ops tf, Operand<TFloat32> x) {
    return tf.math.mul(tf.math.log1p(x), tf.constant(LOG_SCALE));
  }

  /** What the numbers of the summary are, for a person. */
  static List<String> names(BehaviourShape shape, List<String> actions) {
    List<String> names = new ArrayList<>();
    actions.forEach(action -> names.add("number of " + action));
    for (float window : BehaviourShape.windows()) {
      double days = window * shape.horizonSeconds() / 86_400.0;
      String within = String.format(java.util.Locale.ROOT, " in the last %.1f days", days);
      names.add("events" + within);
      names.add("purchases" + within);
    }
    names.addAll(
        List.of("time since last event", "time since last purchase", "time known", "money spent"));
    return names;
  }
}
