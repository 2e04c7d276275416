package dev.tradewind.training.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Units of an item sold on each day since its first sale.
 *
 * @param item its id
 * @param firstDay the day of the first number (UTC)
 * @param units a number a day, the last one for the day before the data set was made
 */
public record DailySeries(String item, LocalDate firstDay, List<Double> units) {

  public DailySeries {
    units = List.copyOf(units);
  }

  /**
   * From a window of days that ends the day before {@code today}. Days before the first sale are
   * left out: nobody could buy yet, and a model must not learn that nobody wanted to. Empty where
   * nothing was sold.
   */
  public static Optional<DailySeries> before(LocalDate today, String item, List<Double> window) {
    for (int day = 0; day < window.size(); day++) {
      if (window.get(day) != 0) {
        return Optional.of(
            new DailySeries(
                item, today.minusDays(window.size() - day), window.subList(day, window.size())));
      }
    }
    return Optional.empty();
  }

  /** As a line of CSV: item, first day (ISO 8601), numbers. */
  public String csv() {
    StringBuilder line = new StringBuilder(item).append(',').append(firstDay);
    for (double number : units) {
      line.append(',');
      if (number == Math.rint(number) && Math.abs(number) < 1e15) {
        line.append((long) number);
      } else {
        line.append(number);
      }
    }
    return line.toString();
  }
}
