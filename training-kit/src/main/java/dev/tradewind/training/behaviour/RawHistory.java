package dev.tradewind.training.behaviour;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.layer.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gather;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/**
 * What callers send: {@code actions}, {@code times} (seconds since 1970) and {@code values} (money
 * of purchases, else 0) of each shopper's events, oldest first, [batch, any length], and {@code
 * now} [batch]. An empty or unknown action counts as no event, wherever it stands.
 */
final class RawHistory {

  private final int length;
  private final Placeholder<TString> actions;
  private final Placeholder<TInt64> times;
  private final Placeholder<TFloat32> values;
  private final Placeholder<TInt64> now;
  private final Op table;
  private final Operand<TInt32> numbers;
  private final History history;

  RawHistory(Forward forward, BehaviourShape shape, List<String> names) {
    this.length = shape.length();
    Ops tf = forward.tf();
    Placeholder.Options any = Placeholder.shape(Shape.of(-1, -1));
    actions = tf.withName("actions").placeholder(TString.class, any);
    times = tf.withName("times").placeholder(TInt64.class, any);
    values = tf.withName("values").placeholder(TFloat32.class, any);
    now = tf.withName("now").placeholder(TInt64.class, Placeholder.shape(Shape.of(-1)));
    Vocabulary words = new Vocabulary(forward, "action_numbers", names);
    table = words.initializer();
    Operand<TInt32> padding = tf.constant(new int[][] {{0, 0}, {length, 0}});
    Operand<TInt32> all = tf.pad(words.numbers(actions), padding, tf.constant(0));
    Operand<TFloat32> since =
        tf.pad(
            tf.dtypes.cast(tf.math.sub(tf.expandDims(now, tf.constant(1)), times), TFloat32.class),
            padding,
            tf.constant(0f));
    Operand<TFloat32> money = tf.pad(values, padding, tf.constant(0f));
    Operand<TInt32> places = newest(tf, all);
    numbers = picked(tf, all, places);
    history = History.of(tf, shape, numbers, picked(tf, since, places), picked(tf, money, places));
  }

  /** Places of the newest events, oldest first, behind places of none. */
  private Operand<TInt32> newest(Ops tf, Operand<TInt32> all) {
    Operand<TInt32> order = tf.math.cumsum(tf.onesLike(all), tf.constant(1));
    Operand<TFloat32> rank =
        tf.math.sub(
            tf.dtypes.cast(order, TFloat32.class),
            tf.math.mul(
                tf.dtypes.cast(tf.math.equal(all, tf.constant(0)), TFloat32.class),
                tf.constant(1e7f)));
    return tf.reverse(tf.nn.topK(rank, tf.constant(length), TInt32.class).indices(), tf.array(1));
  }

  private <T extends org.tensorflow.types.family.TType> Operand<T> picked(
      Ops tf, Operand<T> all, Operand<TInt32> places) {
    return tf.reshape(
        tf.gather(all, places, tf.constant(1), Gather.batchDims(1L)),
        tf.constant(new int[] {-1, length}));
  }

  History history() {
    return history;
  }

  /** Of the actions looked at, from 1; 0 for none [batch, length]. */
  Operand<TInt32> numbers() {
    return numbers;
  }

  /** To be run once, and after loading. */
  Op table() {
    return table;
  }

  Map<String, Placeholder<?>> byName() {
    Map<String, Placeholder<?>> inputs = new LinkedHashMap<>();
    inputs.put("actions", actions);
    inputs.put("times", times);
    inputs.put("values", values);
    inputs.put("now", now);
    return inputs;
  }

  /** What is known at some moments, as callers would send it; to be closed. */
  Map<Placeholder<?>, Tensor> tensors(Events events, List<Moment> moments) {
    RawRows rows = RawRows.of(events, moments, length);
    Shape shape = Shape.of(moments.size(), rows.length());
    return Map.of(
        actions, TString.tensorOf(shape, DataBuffers.ofObjects(rows.actions())),
        times, TInt64.tensorOf(shape, DataBuffers.of(rows.times())),
        values, TFloat32.tensorOf(shape, DataBuffers.of(rows.values())),
        now, TInt64.vectorOf(moments.stream().mapToLong(Moment::at).toArray()));
  }
}
