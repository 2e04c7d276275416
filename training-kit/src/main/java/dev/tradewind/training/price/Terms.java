package dev.tradewind.training.price;

import java.util.Arrays;

/**
 * What the logarithm of units is a sum of, by place: a constant; the logarithm of the price,
 * centred; each promotion, and with the price; the {@link Controls}; and for each item its
 * difference from all of these but the controls. What an item differs by has a price, so that an
 * item of few rows answers as all do.
 *
 * @param centre of the logarithm of the price
 */
record Terms(int items, int promotions, Controls controls, double centre) {

  private static final int CONSTANT = 0;
  private static final int PRICE = 1;

  /** A difference in level costs little: levels of items are far apart. */
  private static final double LEVEL_PRICE = 0.01;

  private static final double ANSWER_PRICE = 1;

  /** Of these rows. */
  static Terms of(Sales sales, int[] some) {
    return new Terms(
        sales.items().size(),
        sales.promotions().size(),
        new Controls(sales.controls()),
        Arrays.stream(some).mapToDouble(i -> sales.logPrice()[i]).average().orElse(0));
  }

  int size() {
    return ofItem(items);
  }

  /** The first column of a control. */
  int control(int control) {
    return 2 + 2 * promotions + controls.from(control);
  }

  /** Where what an item differs by begins: in level, price, each promotion, and with the price. */
  int ofItem(int item) {
    return 2 + 2 * promotions + controls.size() + (item - 1) * (2 + 2 * promotions);
  }

  /** What coefficients cost. */
  double[] prices() {
    double[] prices = new double[size()];
    for (int item = 1; item < items; item++) {
      int at = ofItem(item);
      prices[at] = LEVEL_PRICE;
      Arrays.fill(prices, at + 1, at + 2 + 2 * promotions, ANSWER_PRICE);
    }
    return prices;
  }

  /** A row of sales. */
  LeastSquares.Row row(Sales sales, int row) {
    double price = sales.logPrice()[row] - centre;
    boolean[] promoted = sales.promoted()[row];
    RowBuilder builder = new RowBuilder().add(CONSTANT, 1).add(PRICE, price);
    addPromotions(builder, 2, promoted, price);
    controls.add(builder, sales.others()[row], control(0));
    int item = sales.item()[row];
    if (item > 0) {
      int at = ofItem(item);
      builder.add(at, 1).add(at + 1, price);
      addPromotions(builder, at + 2, promoted, price);
    }
    return builder.row();
  }

  /** An item at a log price, its controls at their means. */
  LeastSquares.Row at(int item, boolean[] promoted, double logPrice) {
    double price = logPrice - centre;
    RowBuilder builder = new RowBuilder().add(CONSTANT, 1).add(PRICE, price);
    addPromotions(builder, 2, promoted, price);
    controls.add(builder, usual(), control(0));
    if (item > 0) {
      int at = ofItem(item);
      builder.add(at, 1).add(at + 1, price);
      addPromotions(builder, at + 2, promoted, price);
    }
    return builder.row();
  }

  /** A number that is missing counts as the mean, the first word as any. */
  private double[] usual() {
    return controls.all().stream().mapToDouble(one -> one.isNumber() ? Double.NaN : 0).toArray();
  }

  private static void addPromotions(RowBuilder builder, int at, boolean[] promoted, double price) {
    for (int i = 0; i < promoted.length; i++) {
      if (promoted[i]) {
        builder.add(at + 2 * i, 1).add(at + 2 * i + 1, price);
      }
    }
  }

  /** What the elasticity of an item is the sum of. */
  LeastSquares.Row elasticity(int item, boolean[] promoted) {
    RowBuilder builder = new RowBuilder().add(PRICE, 1);
    for (int i = 0; i < promoted.length; i++) {
      builder.add(3 + 2 * i, promoted[i] ? 1 : 0);
    }
    if (item > 0) {
      int at = ofItem(item);
      builder.add(at + 1, 1);
      for (int i = 0; i < promoted.length; i++) {
        builder.add(at + 3 + 2 * i, promoted[i] ? 1 : 0);
      }
    }
    return builder.row();
  }
}
