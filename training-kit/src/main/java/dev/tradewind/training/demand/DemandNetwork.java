package dev.tradewind.training.demand;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.Initializer;
import dev.tradewind.training.nn.layer.Layers;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * One network for all series. A history is divided by its mean, so that fast and slow sellers teach
 * each other; quantiles are sums of positive steps, so that they cannot cross; each day's steps are
 * in units of what that weekday sold of late.
 *
 * @param scale [batch, 1], units a day
 * @param signedDaily [batch, 14, 7], units; may be below zero: what the loss sees, because a
 *     quantile that was cut at zero would have no slope to come back by
 * @param daily the same, cut at zero: many a slow seller's lower quantiles are exactly zero
 * @param cumulative [batch, 14, 7], units
 */
record DemandNetwork(
    Operand<TFloat32> scale,
    Operand<TFloat32> signedDaily,
    Operand<TFloat32> daily,
    Operand<TFloat32> cumulative) {

  /** Keeps a series without sales from being divided by zero: one unit in eight weeks. */
  private static final float LEAST_SCALE = 1f / DemandShape.HISTORY;

  private static final int WEEKS = DemandShape.HISTORY / DemandShape.WEEK;

  /**
   * Adds the network.
   *
   * @param history [batch, 56]; negative values count as 0
   * @param weekday [batch]; taken modulo 7
   */
  static DemandNetwork of(
      Forward forward,
      Operand<TFloat32> history,
      Operand<TInt64> weekday,
      int hidden,
      double dropout) {
    Ops tf = forward.tf();
    Operand<TFloat32> units = tf.math.maximum(history, tf.constant(0f));
    Operand<TFloat32> mean = mean(tf, units, DemandShape.HISTORY);
    Operand<TFloat32> scale = tf.math.maximum(mean, tf.constant(LEAST_SCALE));
    Operand<TFloat32> relative = tf.math.div(units, scale);
    Operand<TFloat32> weeks =
        tf.reshape(relative, tf.constant(new int[] {-1, WEEKS, DemandShape.WEEK}));
    Operand<TFloat32> season =
        tf.math.mul(tf.reduceSum(weeks, tf.constant(1)), tf.constant(1f / WEEKS));
    Operand<TFloat32> features = features(tf, relative, season, scale, weekday);
    int width = DemandShape.HISTORY + DemandShape.WEEK + 3 + 2 + DemandShape.WEEK;
    Operand<TFloat32> first = tf.nn.relu(Layers.dense(forward, "first", features, width, hidden));
    Operand<TFloat32> second =
        tf.nn.relu(
            Layers.dense(forward, "second", forward.dropout(first, dropout), hidden, hidden));
    Operand<TFloat32> daily = steps(forward, "daily", second, hidden, true);
    Operand<TFloat32> cumulative = steps(forward, "cumulative", second, hidden, false);

    // What the forecast day's weekday sold, shrunk half-way to the mean; never zero.
    Operand<TFloat32> twoWeeks = tf.concat(List.of(season, season), tf.constant(1));
    Operand<TFloat32> unit =
        tf.math.mul(
            tf.math.add(tf.math.mul(twoWeeks, tf.constant(0.5f)), tf.constant(0.5f)), scale);
    Operand<TFloat32> byDay = tf.expandDims(unit, tf.constant(2));
    Operand<TFloat32> signed = tf.math.mul(daily, byDay);
    return new DemandNetwork(
        scale,
        signed,
        tf.math.maximum(signed, tf.constant(0f)),
        tf.math.cumsum(tf.math.mul(cumulative, byDay), tf.constant(1)));
  }

  private static Operand<TFloat32> features(
      Ops tf,
      Operand<TFloat32> relative,
      Operand<TFloat32> season,
      Operand<TFloat32> scale,
      Operand<TInt64> weekday) {
    Operand<TInt64> day = tf.math.floorMod(weekday, tf.constant((long) DemandShape.WEEK));
    Operand<TFloat32> calendar =
        tf.oneHot(day, tf.constant(DemandShape.WEEK), tf.constant(1f), tf.constant(0f));
    Operand<TFloat32> sold =
        mean(
            tf,
            tf.dtypes.cast(tf.math.greater(relative, tf.constant(0f)), TFloat32.class),
            DemandShape.HISTORY);
    return tf.concat(
        List.of(
            tf.math.log1p(relative),
            tf.math.log1p(season),
            tf.math.log1p(recent(tf, relative, 7)),
            tf.math.log1p(recent(tf, relative, 14)),
            tf.math.log1p(recent(tf, relative, 28)),
            tf.math.log(scale),
            sold,
            calendar),
        tf.constant(1));
  }

  private static Operand<TFloat32> recent(Ops tf, Operand<TFloat32> relative, int days) {
    Operand<TInt32> begin = tf.constant(new int[] {0, DemandShape.HISTORY - days});
    return mean(tf, tf.slice(relative, begin, tf.constant(new int[] {-1, days})), days);
  }

  private static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> values, int days) {
    return tf.math.mul(
        tf.reduceSum(values, tf.constant(1), ReduceSum.keepDims(true)), tf.constant(1f / days));
  }

  /**
   * Rising over the levels, from a first one that is positive unless it is free: [batch, 14, 7].
   */
  private static Operand<TFloat32> steps(
      Forward forward, String name, Operand<TFloat32> x, int width, boolean free) {
    Ops tf = forward.tf();
    int levels = DemandShape.levels().length;
    int out = DemandShape.HORIZON * levels;
    Operand<TFloat32> bias =
        forward.parameters().whole(name + "/start", Initializer.constant(-1.2f), out);
    Operand<TFloat32> raw =
        tf.reshape(
            tf.math.add(Layers.linear(forward, name, x, width, out), bias),
            tf.constant(new int[] {-1, DemandShape.HORIZON, levels}));
    Operand<TFloat32> steps = tf.math.softplus(raw);
    if (free) {
      Operand<TInt32> whole = tf.constant(new int[] {-1, -1, 1});
      Operand<TInt32> rest = tf.constant(new int[] {-1, -1, levels - 1});
      steps =
          tf.concat(
              List.of(
                  tf.slice(raw, tf.constant(new int[] {0, 0, 0}), whole),
                  tf.slice(steps, tf.constant(new int[] {0, 0, 1}), rest)),
              tf.constant(2));
    }
    return tf.math.cumsum(steps, tf.constant(2));
  }
}
