package dev.tradewind.training.risk.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * What training rows say of how columns enter a model. Inside the graph a row is spread: its
 * numbers as they are, then for each column of words a place for each number of its list, with a 1
 * at the row's.
 *
 * @param columns all of them
 * @param numbers places of the columns of numbers
 * @param scales of the numbers; null where there are none
 * @param words places of the columns of words
 * @param lists of these
 */
@SuppressWarnings("ArrayRecordComponent") // places; never compared or printed
public record Encoding(
    List<Column> columns,
    int[] numbers,
    @Nullable NumberEncoding scales,
    int[] words,
    List<WordList> lists) {

  /**
   * Fits to some examples.
   *
   * @param pieces of a number's range
   */
  public static Encoding of(Examples examples, int[] some, int pieces) {
    List<Column> columns = examples.columns();
    List<float[]> rows = examples.rows(some);
    int[] words =
        IntStream.range(0, columns.size())
            .filter(i -> columns.get(i) instanceof Column.Words)
            .toArray();
    int[] numbers =
        IntStream.range(0, columns.size())
            .filter(i -> columns.get(i) instanceof Column.Numeric)
            .toArray();
    List<WordList> lists = new ArrayList<>();
    for (int at : words) {
      lists.add(WordList.of((Column.Words) columns.get(at), at, rows));
    }
    List<float[]> plain =
        words.length == 0 ? rows : rows.stream().map(row -> picked(row, numbers)).toList();
    return new Encoding(
        columns,
        numbers,
        numbers.length == 0 ? null : NumberEncoding.of(plain, pieces),
        words,
        lists);
  }

  private static float[] picked(float[] row, int[] places) {
    float[] values = new float[places.length];
    for (int i = 0; i < places.length; i++) {
      values[i] = row[places[i]];
    }
    return values;
  }

  /** A row of examples with the number of each word in its list. */
  public float[] numbered(float[] row) {
    if (words.length == 0) {
      return row;
    }
    float[] values = row.clone();
    for (int i = 0; i < words.length; i++) {
      values[words[i]] = lists.get(i).numbers()[(int) row[words[i]]];
    }
    return values;
  }

  /** How many places the words take. */
  public int wordPlaces() {
    return lists.stream().mapToInt(WordList::size).sum();
  }

  /**
   * Spreads rows.
   *
   * @param x [batch, columns], numbered
   * @return [batch, numbers + places of words]
   */
  public Operand<TFloat32> spread(Ops tf, Operand<TFloat32> x) {
    if (words.length == 0) {
      return x;
    }
    List<Operand<TFloat32>> parts = new ArrayList<>();
    if (numbers.length > 0) {
      parts.add(tf.gather(x, tf.constant(numbers), tf.constant(1)));
    }
    for (int i = 0; i < words.length; i++) {
      Operand<TInt32> number =
          tf.dtypes.cast(tf.gather(x, tf.constant(words[i]), tf.constant(1)), TInt32.class);
      parts.add(
          tf.oneHot(number, tf.constant(lists.get(i).size()), tf.constant(1f), tf.constant(0f)));
    }
    return tf.concat(parts, tf.constant(1));
  }

  /** The numbers of spread rows. */
  public Operand<TFloat32> numbersOf(Ops tf, Operand<TFloat32> spread) {
    return words.length == 0 ? spread : slice(tf, spread, 0, numbers.length);
  }

  /** The words of spread rows, [batch, wordPlaces]. */
  public Operand<TFloat32> wordsOf(Ops tf, Operand<TFloat32> spread) {
    return slice(tf, spread, numbers.length, wordPlaces());
  }

  private static Operand<TFloat32> slice(Ops tf, Operand<TFloat32> x, int from, int width) {
    return tf.slice(x, tf.constant(new int[] {0, from}), tf.constant(new int[] {-1, width}));
  }

  /** A row that is spread as the mean of training: numbers their means, words their shares. */
  public float[] typical() {
    float[] values = new float[numbers.length + wordPlaces()];
    if (scales != null) {
      System.arraycopy(scales.plain().means(), 0, values, 0, numbers.length);
    }
    int at = numbers.length;
    for (WordList list : lists) {
      System.arraycopy(list.shares(), 0, values, at, list.size());
      at += list.size();
    }
    return values;
  }

  /** Which column each place of a spread row is of, [places, columns]: 1 at that column. */
  public float[][] owners() {
    float[][] owners = new float[numbers.length + wordPlaces()][columns.size()];
    for (int i = 0; i < numbers.length; i++) {
      owners[i][numbers[i]] = 1;
    }
    int at = numbers.length;
    for (int i = 0; i < words.length; i++) {
      int column = words[i];
      Arrays.stream(owners, at, at + lists.get(i).size()).forEach(place -> place[column] = 1);
      at += lists.get(i).size();
    }
    return owners;
  }
}
