package dev.tradewind.forecast.domain;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Units of an item sold on each of the last whole days.
 *
 * @param today the day after the last of them (UTC): the first that can be forecast
 * @param units a number a day, oldest first, always {@value #DAYS} of them
 */
public record DemandHistory(LocalDate today, List<Double> units) {

  /** How many days a forecast looks back: eight weeks. */
  public static final int DAYS = 56;

  public DemandHistory {
    if (units.size() != DAYS) {
      throw new IllegalArgumentException("units: " + units.size() + " (expected: " + DAYS + ")");
    }
    units = List.copyOf(units);
  }

  /**
   * From a series of any length that ends yesterday; days before it count as days without sales.
   */
  public static DemandHistory upTo(LocalDate today, List<Double> series) {
    if (series.size() >= DAYS) {
      return new DemandHistory(today, series.subList(series.size() - DAYS, series.size()));
    }
    List<Double> before = Collections.nCopies(DAYS - series.size(), 0.0);
    return new DemandHistory(today, Stream.concat(before.stream(), series.stream()).toList());
  }

  /** The weekday of the first forecast day, 0 = Monday. */
  public int weekday() {
    return today.getDayOfWeek().getValue() - 1;
  }
}
