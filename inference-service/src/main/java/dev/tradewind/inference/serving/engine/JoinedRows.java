package dev.tradewind.inference.serving.engine;

import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Joins the rows of several calls, and splits the rows of their answer. */
public final class JoinedRows {

  private JoinedRows() {}

  /**
   * The inputs of several calls as those of one.
   *
   * @param calls of equal names, types and shapes but for the rows
   * @param rows of the result; what is missing is filled with the first row
   */
  public static Map<String, TensorValue> join(List<Map<String, TensorValue>> calls, int rows) {
    Map<String, TensorValue> joined = new HashMap<>();
    calls
        .get(0)
        .forEach(
            (name, first) -> {
              List<TensorValue> parts = calls.stream().map(call -> call.get(name)).toList();
              List<Long> shape = withRows(first.shape(), rows);
              joined.put(
                  name,
                  first instanceof NumericTensor numbers
                      ? new NumericTensor(
                          numbers.type(), shape, ByteBuffer.wrap(bytes(parts, numbers, rows)))
                      : new BytesTensor(shape, texts(parts, rows)));
            });
    return joined;
  }

  /** The elements of numeric tensors one after the other, and the first row to fill up. */
  public static byte[] bytes(List<TensorValue> parts, NumericTensor first, int rows) {
    int width = TensorValue.elements(withRows(first.shape(), 1)) * first.type().width();
    byte[] bytes = new byte[Math.multiplyExact(rows, width)];
    int filled = 0;
    for (TensorValue part : parts) {
      ByteBuffer elements = ((NumericTensor) part).elements();
      int length = elements.remaining();
      elements.get(bytes, filled, length);
      filled += length;
    }
    for (; filled < bytes.length; filled += width) {
      System.arraycopy(bytes, 0, bytes, filled, width);
    }
    return bytes;
  }

  /** The elements of text tensors one after the other, and the first row to fill up. */
  public static List<byte[]> texts(List<TensorValue> parts, int rows) {
    List<byte[]> first = ((BytesTensor) parts.get(0)).elements();
    int width = TensorValue.elements(withRows(parts.get(0).shape(), 1));
    List<byte[]> texts = new ArrayList<>(rows * width);
    parts.forEach(part -> texts.addAll(((BytesTensor) part).elements()));
    while (texts.size() < rows * width) {
      texts.addAll(first.subList(0, width));
    }
    return texts;
  }

  /**
   * The outputs of each call.
   *
   * @param outputs of the joined run
   * @param calls the inputs of each
   * @param rows that ran
   * @throws RowsNotKeptException where an output has another number of rows
   */
  static List<Map<String, TensorValue>> split(
      Map<String, TensorValue> outputs, List<Map<String, TensorValue>> calls, int rows) {
    List<Map<String, TensorValue>> answers = new ArrayList<>();
    int[] each = calls.stream().mapToInt(JoinedRows::rows).toArray();
    for (int call = 0; call < each.length; call++) {
      answers.add(new HashMap<>());
    }
    outputs.forEach(
        (name, value) -> {
          requireRows(name, value.shape(), rows);
          List<TensorValue> parts = split(value, each);
          for (int call = 0; call < each.length; call++) {
            answers.get(call).put(name, parts.get(call));
          }
        });
    return answers;
  }

  /**
   * Views of the first rows.
   *
   * @param each rows of every part; together at most those of the value
   */
  public static List<TensorValue> split(TensorValue value, int[] each) {
    int width = TensorValue.elements(withRows(value.shape(), 1));
    List<TensorValue> parts = new ArrayList<>(each.length);
    int from = 0;
    for (int rows : each) {
      List<Long> shape = withRows(value.shape(), rows);
      if (value instanceof NumericTensor numbers) {
        int bytes = width * numbers.type().width();
        ByteBuffer part = numbers.elements().slice(from * bytes, rows * bytes);
        parts.add(new NumericTensor(numbers.type(), shape, part));
      } else {
        List<byte[]> texts = ((BytesTensor) value).elements();
        parts.add(new BytesTensor(shape, texts.subList(from * width, (from + rows) * width)));
      }
      from += rows;
    }
    return parts;
  }

  /**
   * @throws RowsNotKeptException where the first dimension is another
   */
  public static void requireRows(String output, List<Long> shape, int rows) {
    if (shape.isEmpty() || shape.get(0) != rows) {
      throw new RowsNotKeptException(output, shape, rows);
    }
  }

  /** Rows of a call all of whose inputs have the same. */
  public static int rows(Map<String, TensorValue> call) {
    return Math.toIntExact(call.values().iterator().next().shape().get(0));
  }

  /** The same shape with other rows. */
  public static List<Long> withRows(List<Long> shape, int rows) {
    List<Long> changed = new ArrayList<>(shape);
    changed.set(0, (long) rows);
    return changed;
  }
}
