package dev.tradewind.feature.aggregate.domain;

/** One number divided by another. */
final class Ratios {

  private Ratios() {}

  /** No value where one of the two has none, or the denominator is 0. */
  static Value of(Value numerator, Value denominator) {
    double above = number(numerator);
    double below = number(denominator);
    return Double.isNaN(above) || Double.isNaN(below) || below == 0
        ? new Value.Missing()
        : new Value.Decimal(above / below);
  }

  private static double number(Value value) {
    if (value instanceof Value.Whole whole) {
      return whole.value();
    }
    return value instanceof Value.Decimal decimal ? decimal.value() : Double.NaN;
  }
}
