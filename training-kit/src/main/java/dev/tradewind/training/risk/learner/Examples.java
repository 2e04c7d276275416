package dev.tradewind.training.risk.learner;

import dev.tradewind.training.report.plot.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows to learn from and to be measured on.
 *
 * @param columns what is told of each
 * @param rows a number for each column: of words their place in the column's list
 * @param truth the answer of each
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers; never compared or printed
public record Examples(List<Column> columns, float[][] rows, boolean[] truth) {

  public Examples {
    columns = List.copyOf(columns);
  }

  /** How many. */
  public int size() {
    return rows.length;
  }

  /** The values of these. */
  public List<float[]> rows(int[] some) {
    List<float[]> values = new ArrayList<>(some.length);
    for (int one : some) {
      values.add(rows[one]);
    }
    return values;
  }

  /** The answers of these. */
  public boolean[] truth(int[] some) {
    boolean[] answers = new boolean[some.length];
    for (int i = 0; i < some.length; i++) {
      answers[i] = truth[some[i]];
    }
    return answers;
  }

  /** How many of these are a yes. */
  public int positives(int[] some) {
    int count = 0;
    for (int one : some) {
      count += truth[one] ? 1 : 0;
    }
    return count;
  }

  /** A value as a person reads it. */
  String show(int column, float value) {
    return columns.get(column) instanceof Column.Words words
        ? '"' + words.words().get((int) value) + '"'
        : Numbers.write((double) value);
  }
}
