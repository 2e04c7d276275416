package dev.tradewind.forecast.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Demand for an item over the next days, as quantiles at {@link Levels#ALL}.
 *
 * <p>Quantiles never cross: whatever made them, each day's are put in rising order (the
 * rearrangement of Chernozhukov, Fernandez-Val, Galichon, Econometrica 78, 2010, which never makes
 * them worse), none is below zero, and cumulative ones never fall from day to day.
 *
 * @param firstDay the day of the first entry (UTC)
 * @param daily for each day, units sold on it, one number for each level
 * @param cumulative for each day, units sold from the first day to it, one number for each level
 * @param source where the numbers come from
 * @param modelVersion the model's version; 0 where none was used
 */
public record DemandForecast(
    LocalDate firstDay,
    List<List<Double>> daily,
    List<List<Double>> cumulative,
    Source source,
    long modelVersion) {

  /** How many days are forecast. */
  public static final int DAYS = 14;

  public DemandForecast {
    daily = rearranged("daily", daily);
    cumulative = notFalling(rearranged("cumulative", cumulative));
  }

  /**
   * A quantile of the units sold on the first {@code days} days together.
   *
   * @param days 1 to {@value #DAYS}
   * @param level between the least and the greatest of {@link Levels#ALL}
   */
  public double cumulativeQuantile(int days, double level) {
    return Levels.interpolate(cumulative.get(days - 1), level);
  }

  private static List<List<Double>> rearranged(String name, List<List<Double>> days) {
    if (days.size() != DAYS) {
      throw new IllegalArgumentException(
          name + ": " + days.size() + " days (expected: " + DAYS + ")");
    }
    return days.stream().map(day -> rearrangedDay(name, day)).toList();
  }

  private static List<Double> rearrangedDay(String name, List<Double> quantiles) {
    if (quantiles.size() != Levels.ALL.size()
        || !quantiles.stream().allMatch(quantile -> Double.isFinite(quantile))) {
      throw new IllegalArgumentException(
          name + ": " + quantiles + " (expected: " + Levels.ALL.size() + " finite numbers a day)");
    }
    return quantiles.stream().map(quantile -> Math.max(0.0, quantile)).sorted().toList();
  }

  private static List<List<Double>> notFalling(List<List<Double>> days) {
    List<List<Double>> result = new ArrayList<>();
    List<Double> before = days.get(0);
    for (List<Double> day : days) {
      List<Double> today = new ArrayList<>();
      for (int level = 0; level < day.size(); level++) {
        today.add(Math.max(before.get(level), day.get(level)));
      }
      before = List.copyOf(today);
      result.add(before);
    }
    return List.copyOf(result);
  }

  /** Where a forecast comes from. */
  public enum Source {
    /** The champion of model "demand". */
    MODEL,
    /** The same weekday of the week before, see {@link SeasonalNaive}. */
    SEASONAL_NAIVE
  }
}
