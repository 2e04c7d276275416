package dev.tradewind.forecast.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * The forecast that needs no model: each day sells what the latest same weekday sold, with the
 * spread of this method's own past errors (Hyndman, Athanasopoulos, Forecasting: Principles and
 * Practice, 3rd ed., 5.2 and 5.5).
 *
 * <p>Errors are measured from every past day that leaves a week before it, for days and for sums of
 * days apart: demand of neighbouring days goes together, so quantiles of a sum are not sums of
 * quantiles.
 */
public final class SeasonalNaive {

  private static final int WEEK = 7;

  private SeasonalNaive() {}

  /** The forecast from a history. */
  public static DemandForecast forecast(DemandHistory history) {
    List<Double> units = history.units();
    List<List<Double>> daily = new ArrayList<>();
    List<List<Double>> cumulative = new ArrayList<>();
    for (int day = 0; day < DemandForecast.DAYS; day++) {
      daily.add(quantiles(units, day, day));
      cumulative.add(quantiles(units, 0, day));
    }
    return new DemandForecast(
        history.today(), daily, cumulative, DemandForecast.Source.SEASONAL_NAIVE, 0);
  }

  /** Quantiles of the units sold from one forecast day to another, both counted from 0. */
  private static List<Double> quantiles(List<Double> units, int first, int last) {
    List<Double> errors = new ArrayList<>();
    for (int origin = WEEK; origin + last < units.size(); origin++) {
      errors.add(actual(units, origin, first, last) - naive(units, origin, first, last));
    }
    List<Double> sorted = errors.stream().sorted().toList();
    double point = naive(units, units.size(), first, last);
    return Levels.ALL.stream().map(level -> point + quantile(sorted, level)).toList();
  }

  private static double actual(List<Double> units, int origin, int first, int last) {
    double sum = 0;
    for (int day = first; day <= last; day++) {
      sum += units.get(origin + day);
    }
    return sum;
  }

  /** What was forecast on the morning of day {@code origin}, knowing the days before it. */
  private static double naive(List<Double> units, int origin, int first, int last) {
    double sum = 0;
    for (int day = first; day <= last; day++) {
      sum += units.get(origin - WEEK + day % WEEK);
    }
    return sum;
  }

  /** Type 7 of Hyndman, Fan, Sample Quantiles in Statistical Packages, 1996. */
  static double quantile(List<Double> sorted, double level) {
    double position = level * (sorted.size() - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.size() - 1);
    return sorted.get(below) + (position - below) * (sorted.get(above) - sorted.get(below));
  }
}
