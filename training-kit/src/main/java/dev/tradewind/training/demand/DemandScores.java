package dev.tradewind.training.demand;

import java.util.ArrayList;
import java.util.List;

/** Quality of quantile forecasts, summed over series; each series counts the same. */
final class DemandScores {

  private final List<Double> daily = new ArrayList<>();
  private final List<Double> cumulative = new ArrayList<>();
  private final List<Double> covered = new ArrayList<>();

  /**
   * Adds a series.
   *
   * @param scale units a day before the held-out days; errors are divided by it
   */
  void add(float[] actual, float[][] dailyQuantiles, float[][] cumulativeQuantiles, double scale) {
    daily.add(Pinball.mean(actual, dailyQuantiles) / scale);
    cumulative.add(Pinball.mean(Window.cumulative(actual), cumulativeQuantiles) / scale);
    int within = 0;
    for (int day = 0; day < actual.length; day++) {
      float[] quantiles = dailyQuantiles[day];
      if (actual[day] >= quantiles[0] && actual[day] <= quantiles[quantiles.length - 1]) {
        within++;
      }
    }
    covered.add((double) within / actual.length);
  }

  /** Mean pinball loss of the daily quantiles, in units of the series' mean. */
  double pinball() {
    return mean(daily);
  }

  /** The same of the cumulative quantiles. */
  double cumulativePinball() {
    return mean(cumulative);
  }

  /** Share of days within the .05 and .95 quantiles. */
  double coverage() {
    return mean(covered);
  }

  /** Of each series, in the order of adding. */
  double[] pinballs() {
    return numbers(daily);
  }

  /** Of each series. */
  double[] cumulativePinballs() {
    return numbers(cumulative);
  }

  /** Of each series. */
  double[] coverages() {
    return numbers(covered);
  }

  private static double mean(List<Double> values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.size();
  }

  private static double[] numbers(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
