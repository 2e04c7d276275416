package dev.tradewind.training.report.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * Ticks at multiples of 1, 2 or 5 times a power of ten, and the range that they span.
 *
 * @param step between two
 * @param from the first
 * @param to the last
 */
record Ticks(double step, double from, double to) {

  /**
   * Chooses.
   *
   * @param low smallest value
   * @param high largest value; where it is not above low, some room is made
   * @param most ticks there is room for, 2 or more; the ends may take one more each
   * @param least smallest step, 1, 2 or 5 times a power of ten; 0 for any
   */
  static Ticks over(double low, double high, int most, double least) {
    double top = high > low ? high : low + Math.max(1, Math.abs(low) / 10);
    double rough = (top - low) / (most - 1);
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double digit = rough / power;
    double fine = (digit <= 1.0001 ? 1 : digit <= 2.0001 ? 2 : digit <= 5.0001 ? 5 : 10) * power;
    double step = Math.max(least, fine);
    double slack = 1e-9;
    return new Ticks(
        step, Math.floor(low / step + slack) * step, Math.ceil(top / step - slack) * step);
  }

  List<Double> values() {
    List<Double> values = new ArrayList<>();
    long count = Math.round((to - from) / step);
    for (long i = 0; i <= count; i++) {
      values.add(from + i * step);
    }
    return values;
  }
}
