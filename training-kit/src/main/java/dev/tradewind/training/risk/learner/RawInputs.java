package dev.tradewind.training.risk.learner;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.export.GoldenRequest;
import dev.tradewind.training.nn.export.TensorValues;
import dev.tradewind.training.nn.layer.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Stack;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/**
 * What callers send: for each column a [batch], by the column's name. Numbers are floats, NaN where
 * one is missing; words are strings, empty where one is missing, any where it is a new one.
 */
public final class RawInputs {

  private final Encoding encoding;
  private final Map<String, Placeholder<?>> byName = new LinkedHashMap<>();
  private final List<Op> tables = new ArrayList<>();
  private final List<Operand<TFloat32>> columns = new ArrayList<>();
  private final Operand<TFloat32> rows;

  public RawInputs(Forward forward, Encoding encoding) {
    this.encoding = encoding;
    Ops tf = forward.tf();
    int list = 0;
    for (Column column : encoding.columns()) {
      Ops named = tf.withName("input_" + columns.size());
      Placeholder.Options one = Placeholder.shape(Shape.of(-1));
      if (column instanceof Column.Words) {
        Placeholder<TString> input = named.placeholder(TString.class, one);
        List<String> known = encoding.lists().get(list).known();
        // A table cannot be empty; where no word is known none has this number.
        List<String> words = known.isEmpty() ? List.of("") : known;
        Vocabulary numbers = new Vocabulary(forward, "words_" + list++, words);
        tables.add(numbers.initializer());
        byName.put(column.name(), input);
        // What a table answers has no known shape, and layers look at it.
        Operand<TFloat32> number =
            tf.reshape(
                tf.dtypes.cast(numbers.numbers(input), TFloat32.class),
                tf.constant(new int[] {-1}));
        columns.add(known.isEmpty() ? tf.zerosLike(number) : number);
      } else {
        Placeholder<TFloat32> input = named.placeholder(TFloat32.class, one);
        byName.put(column.name(), input);
        columns.add(input);
      }
    }
    rows = tf.stack(columns, Stack.axis(1L));
  }

  /** Each column [batch], numbered. */
  public List<Operand<TFloat32>> columns() {
    return columns;
  }

  /** [batch, columns], numbered. */
  public Operand<TFloat32> rows() {
    return rows;
  }

  /** In the order of the columns. */
  public Map<String, Placeholder<?>> byName() {
    return byName;
  }

  /** To be run once, and after loading. */
  public List<Op> tables() {
    return tables;
  }

  /** A tensor for each input, to be closed by the caller. */
  public List<Tensor> tensors(List<float[]> some) {
    List<Tensor> tensors = new ArrayList<>();
    for (int column = 0; column < encoding.columns().size(); column++) {
      if (encoding.columns().get(column) instanceof Column.Words words) {
        int at = column;
        tensors.add(
            TString.vectorOf(
                some.stream().map(row -> words.words().get((int) row[at])).toArray(String[]::new)));
      } else {
        float[] values = new float[some.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = some.get(i)[column];
        }
        tensors.add(TFloat32.tensorOf(Shape.of(values.length), DataBuffers.of(values)));
      }
    }
    return tensors;
  }

  /** Feeds such tensors. */
  void feed(Session.Runner runner, List<Tensor> tensors) {
    int next = 0;
    for (Placeholder<?> input : byName.values()) {
      runner.feed(input, tensors.get(next++));
    }
  }

  /** Each row to the default signature and to another one. */
  List<GoldenRequest> golden(List<float[]> some, String other) {
    List<GoldenRequest> golden = new ArrayList<>();
    for (float[] row : some) {
      Map<String, TensorProto> values = new LinkedHashMap<>();
      for (Column column : encoding.columns()) {
        float value = row[values.size()];
        values.put(
            column.name(),
            column instanceof Column.Words words
                ? TensorValues.strings(new String[] {words.words().get((int) value)}, 1)
                : TensorValues.floats(new float[] {value}, 1));
      }
      GoldenRequest asked = GoldenRequest.of("example " + (1 + golden.size() / 2), values);
      golden.add(asked);
      golden.add(asked.to(other));
    }
    return golden;
  }
}
