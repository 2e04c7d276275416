package dev.tradewind.training.ctr;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.export.IntegratedGradients;
import dev.tradewind.training.nn.export.TensorValues;
import dev.tradewind.training.nn.layer.Vocabulary;
import dev.tradewind.training.risk.learner.Column;
import dev.tradewind.training.risk.learner.Encoding;
import dev.tradewind.training.risk.learner.RawInputs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Stack;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;

/** What callers send, and what the network takes of it. */
final class ClickInputs {

  private static final String HISTORY = "history";

  private final ClickShape shape;
  private final Impressions data;
  private final Ops tf;
  private final RawInputs columns;
  private final List<Op> tables = new ArrayList<>();
  private final @Nullable Placeholder<TString> history;
  private final Operand<TInt32> item;
  private final Operand<TInt32> taken;
  private final Operand<TFloat32> firstPlace;

  ClickInputs(
      Forward forward, ClickShape shape, Encoding encoding, ItemNumbers numbers, Impressions data) {
    this.shape = shape;
    this.data = data;
    tf = forward.tf();
    columns = new RawInputs(forward, encoding);
    tables.addAll(columns.tables());
    firstPlace = shape.hasPosition() ? firstPlace(encoding) : columns.rows();
    List<String> known = numbers.known().isEmpty() ? List.of("\uFFFD") : numbers.known();
    Vocabulary items = shape.hasVectors() ? new Vocabulary(forward, "items", known) : null;
    if (items != null) {
      tables.add(items.initializer());
    }
    Operand<TInt32> batch =
        tf.slice(tf.shape(columns.rows()), tf.constant(new int[] {0}), tf.constant(new int[] {1}));
    Operand<TInt32> none = tf.fill(batch, tf.constant(0));
    item =
        items != null && shape.hasItem()
            ? tf.reshape(items.numbers(text(ImpressionRows.ITEM)), tf.constant(new int[] {-1}))
            : none;
    if (items != null && shape.history() > 0) {
      history =
          tf.withName(HISTORY).placeholder(TString.class, Placeholder.shape(Shape.of(-1, -1)));
      taken = newest(items.numbers(history));
    } else {
      history = null;
      taken = tf.expandDims(none, tf.constant(1));
    }
  }

  @SuppressWarnings("unchecked") // a column of words is one of strings
  private Operand<TString> text(String column) {
    return (Operand<TString>) (Operand<?>) columns.byName().get(column);
  }

  /** The newest items of each history, behind zeros; "" and unknown ones are not counted. */
  private Operand<TInt32> newest(Operand<TInt32> all) {
    Operand<TInt32> padded =
        tf.pad(all, tf.constant(new int[][] {{0, 0}, {shape.history(), 0}}), tf.constant(0));
    Operand<TFloat32> rank =
        tf.math.sub(
            tf.dtypes.cast(tf.math.cumsum(tf.onesLike(padded), tf.constant(1)), TFloat32.class),
            tf.math.mul(
                tf.dtypes.cast(tf.math.equal(padded, tf.constant(0)), TFloat32.class),
                tf.constant(1e7f)));
    Operand<TInt32> places =
        tf.reverse(
            tf.nn.topK(rank, tf.constant(shape.history()), TInt32.class).indices(), tf.array(1));
    return tf.reshape(
        tf.gather(padded, places, tf.constant(1), org.tensorflow.op.core.Gather.batchDims(1L)),
        tf.constant(new int[] {-1, shape.history()}));
  }

  /** Rows as if all were shown in the first place; the position is not asked for. */
  private Operand<TFloat32> firstPlace(Encoding encoding) {
    List<String> places = encoding.lists().get(encoding.lists().size() - 1).known();
    int best = 0;
    for (int i = 0; i < places.size(); i++) {
      best = order(places.get(i)) < order(places.get(best)) ? i : best;
    }
    List<Operand<TFloat32>> rest = new ArrayList<>(columns.columns().subList(0, data.position()));
    float number = places.isEmpty() ? 0 : best + 1;
    // As many as there are rows, whatever the first column is: it may have no value.
    Operand<TFloat32> none =
        tf.dtypes.cast(tf.zerosLike(tf.math.isNan(rest.get(0))), TFloat32.class);
    rest.add(tf.math.add(none, tf.constant(number)));
    return tf.stack(rest, Stack.axis(1L));
  }

  private static double order(String place) {
    try {
      return Double.parseDouble(place);
    } catch (NumberFormatException notANumber) {
      return Double.MAX_VALUE;
    }
  }

  /** [batch, columns], numbered. */
  Operand<TFloat32> rows() {
    return columns.rows();
  }

  Operand<TFloat32> firstPlace() {
    return firstPlace;
  }

  /** Numbers of items [batch]. */
  Operand<TInt32> item() {
    return item;
  }

  /** Numbers of items [batch, history]. */
  Operand<TInt32> history() {
    return taken;
  }

  /** The same so many times, one after the other. */
  Operand<TInt32> historyTimes(int copies) {
    return copies == 1 ? taken : IntegratedGradients.repeat(tf, taken, copies);
  }

  List<Op> tables() {
    return tables;
  }

  Map<String, Placeholder<?>> byName() {
    Map<String, Placeholder<?>> all = new LinkedHashMap<>(columns.byName());
    if (history != null) {
      all.put(HISTORY, history);
    }
    return all;
  }

  Map<String, Placeholder<?>> withoutPosition() {
    Map<String, Placeholder<?>> all = byName();
    if (shape.hasPosition()) {
      all.remove(ImpressionRows.POSITION);
    }
    return all;
  }

  /** A tensor for each input, to be closed by the caller. */
  Map<Placeholder<?>, Tensor> tensors(List<float[]> rows, List<int[]> histories) {
    Map<Placeholder<?>, Tensor> all = new LinkedHashMap<>();
    List<Tensor> values = columns.tensors(rows);
    int next = 0;
    for (Placeholder<?> input : columns.byName().values()) {
      all.put(input, values.get(next++));
    }
    if (history != null) {
      int length = Math.max(1, histories.stream().mapToInt(one -> one.length).max().orElse(1));
      String[] ids = new String[rows.size() * length];
      for (int row = 0; row < rows.size(); row++) {
        int[] own = histories.get(row);
        for (int i = 0; i < length; i++) {
          ids[row * length + i] = i < own.length ? data.items().get(own[i]) : "";
        }
      }
      all.put(history, TString.tensorOf(Shape.of(rows.size(), length), DataBuffers.ofObjects(ids)));
    }
    return all;
  }

  /** One row as callers send it. */
  Map<String, TensorProto> golden(float[] row, int[] own) {
    Map<String, TensorProto> values = new LinkedHashMap<>();
    for (Column column : data.examples().columns()) {
      float value = row[values.size()];
      values.put(
          column.name(),
          column instanceof Column.Words words
              ? TensorValues.strings(new String[] {words.words().get((int) value)}, 1)
              : TensorValues.floats(new float[] {value}, 1));
    }
    if (history != null) {
      String[] ids = new String[Math.max(1, own.length)];
      ids[0] = "";
      for (int i = 0; i < own.length; i++) {
        ids[i] = data.items().get(own[i]);
      }
      values.put(HISTORY, TensorValues.strings(ids, 1, ids.length));
    }
    return values;
  }
}
