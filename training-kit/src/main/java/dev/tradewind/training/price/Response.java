package dev.tradewind.training.price;

import java.util.Arrays;

/**
 * The model that is served: least squares on {@link Terms}, whose every answer to a price is an
 * item's own as far as its rows say so.
 *
 * @param spread how much more a mean is than the exponential of the mean logarithm (Duan 1983)
 * @param below the residual that one in twenty rows is below
 * @param above the residual that one in twenty rows is above
 * @param lowest log price of each item, the first of all
 * @param highest log price of each item, the first of all
 */
@SuppressWarnings("ArrayRecordComponent") // numbers; never compared or printed
record Response(
    Terms terms,
    LeastSquares squares,
    double spread,
    double below,
    double above,
    double[] lowest,
    double[] highest) {

  private static final double TAIL = 0.05;

  static Response fit(Sales sales, int[] some) {
    Terms terms = Terms.of(sales, some);
    LeastSquares.Row[] rows =
        Arrays.stream(some).mapToObj(i -> terms.row(sales, i)).toArray(LeastSquares.Row[]::new);
    double[] y = Arrays.stream(some).mapToDouble(i -> sales.logUnits()[i]).toArray();
    LeastSquares squares = LeastSquares.fit(rows, y, terms.prices());
    double[] sorted = squares.residuals().clone();
    Arrays.sort(sorted);
    double[] lowest = new double[sales.items().size()];
    double[] highest = new double[lowest.length];
    Arrays.fill(lowest, Double.POSITIVE_INFINITY);
    Arrays.fill(highest, Double.NEGATIVE_INFINITY);
    for (int i : some) {
      for (int item : new int[] {0, sales.item()[i]}) {
        lowest[item] = Math.min(lowest[item], sales.logPrice()[i]);
        highest[item] = Math.max(highest[item], sales.logPrice()[i]);
      }
    }
    for (int item = 1; item < lowest.length; item++) {
      if (lowest[item] > highest[item]) {
        lowest[item] = lowest[0];
        highest[item] = highest[0];
      }
    }
    return new Response(
        terms,
        squares,
        Arrays.stream(sorted).map(Math::exp).average().orElse(1),
        sorted[(int) (TAIL * (sorted.length - 1))],
        sorted[(int) Math.ceil((1 - TAIL) * (sorted.length - 1))],
        lowest,
        highest);
  }

  /** Log units expected of rows. */
  double[] predict(Sales sales, int[] some) {
    return Arrays.stream(some)
        .mapToDouble(i -> terms.row(sales, i).times(squares.coefficients()))
        .toArray();
  }

  /** How many per cent more units one per cent more price brings. */
  Estimate elasticity(int item, boolean[] promoted) {
    return squares.estimate(terms.elasticity(item, promoted));
  }
}
