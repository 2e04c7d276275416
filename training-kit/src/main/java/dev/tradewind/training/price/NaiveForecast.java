package dev.tradewind.training.price;

import java.util.Arrays;

/**
 * The floor: least squares of log units on log price, with a level for each item, one answer for
 * all.
 *
 * @param means of the log units of each item, the first of all
 */
@SuppressWarnings("ArrayRecordComponent") // numbers; never compared or printed
record NaiveForecast(LeastSquares squares, double[] means) {

  static NaiveForecast fit(Sales sales, int[] some) {
    LeastSquares.Row[] rows =
        Arrays.stream(some).mapToObj(i -> row(sales, i)).toArray(LeastSquares.Row[]::new);
    double[] y = Arrays.stream(some).mapToDouble(i -> sales.logUnits()[i]).toArray();
    double[] means = new double[sales.items().size()];
    int[] counts = new int[means.length];
    for (int i : some) {
      means[sales.item()[i]] += sales.logUnits()[i];
      counts[sales.item()[i]]++;
    }
    double all = Arrays.stream(y).average().orElse(0);
    for (int item = 0; item < means.length; item++) {
      means[item] = counts[item] == 0 ? all : means[item] / counts[item];
    }
    return new NaiveForecast(
        LeastSquares.fit(rows, y, new double[1 + sales.items().size()]), means);
  }

  private static LeastSquares.Row row(Sales sales, int row) {
    return new RowBuilder().add(0, sales.logPrice()[row]).add(1 + sales.item()[row], 1).row();
  }

  double[] predict(Sales sales, int[] some) {
    return Arrays.stream(some)
        .mapToDouble(i -> row(sales, i).times(squares.coefficients()))
        .toArray();
  }

  /** The residual that a share of the rows learned from is below. */
  double residual(double share) {
    double[] sorted = squares.residuals().clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  /** The mean of the item. */
  double[] mean(Sales sales, int[] some) {
    return Arrays.stream(some).mapToDouble(i -> means[sales.item()[i]]).toArray();
  }
}
