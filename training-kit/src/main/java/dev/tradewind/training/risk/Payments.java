package dev.tradewind.training.risk;

import dev.tradewind.training.risk.learner.Column;
import dev.tradewind.training.risk.learner.Examples;
import java.util.ArrayList;
import java.util.List;

/**
 * Payments as a model sees them, in time order.
 *
 * @param features names of the columns
 * @param rows the values of each payment; NaN is missing
 * @param days the day of each, counted from any day on
 * @param cards the number of each one's card
 * @param frauds whether each was one, as is known later
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers; never compared or printed
record Payments(List<String> features, float[][] rows, int[] days, int[] cards, boolean[] frauds) {

  /** These, for a model. */
  Examples examples() {
    return new Examples(features.stream().<Column>map(Column.Numeric::new).toList(), rows, frauds);
  }

  int size() {
    return rows.length;
  }

  int firstDay() {
    return days[0];
  }

  int lastDay() {
    return days[days.length - 1];
  }

  int frauds(int[] some) {
    int count = 0;
    for (int one : some) {
      count += frauds[one] ? 1 : 0;
    }
    return count;
  }

  /** The values of these. */
  List<float[]> rows(int[] some) {
    List<float[]> values = new ArrayList<>(some.length);
    for (int one : some) {
      values.add(rows[one]);
    }
    return values;
  }

  boolean[] truth(int[] some) {
    boolean[] truth = new boolean[some.length];
    for (int i = 0; i < some.length; i++) {
      truth[i] = frauds[some[i]];
    }
    return truth;
  }

  /** These and, after them, others with the same features. */
  Payments then(Payments later) {
    int size = size() + later.size();
    float[][] allRows = new float[size][];
    int[] allDays = new int[size];
    int[] allCards = new int[size];
    boolean[] allFrauds = new boolean[size];
    System.arraycopy(rows, 0, allRows, 0, size());
    System.arraycopy(later.rows, 0, allRows, size(), later.size());
    System.arraycopy(days, 0, allDays, 0, size());
    System.arraycopy(later.days, 0, allDays, size(), later.size());
    System.arraycopy(cards, 0, allCards, 0, size());
    System.arraycopy(later.cards, 0, allCards, size(), later.size());
    System.arraycopy(frauds, 0, allFrauds, 0, size());
    System.arraycopy(later.frauds, 0, allFrauds, size(), later.size());
    return new Payments(features, allRows, allDays, allCards, allFrauds);
  }
}
