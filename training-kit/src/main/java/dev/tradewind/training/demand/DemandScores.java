package dev.tradewind.training.demand;

/** Quality of quantile forecasts, summed over series; each series counts the same. */
final class DemandScores {

  private int series;
  private double daily;
  private double cumulative;
  private int days;
  private int covered;

  /**
   * Adds a series.
   *
   * @param scale units a day before the held-out days; errors are divided by it
   */
  void add(float[] actual, float[][] dailyQuantiles, float[][] cumulativeQuantiles, double scale) {
    series++;
    daily += Pinball.mean(actual, dailyQuantiles) / scale;
    cumulative += Pinball.mean(Window.cumulative(actual), cumulativeQuantiles) / scale;
    for (int day = 0; day < actual.length; day++) {
      float[] quantiles = dailyQuantiles[day];
      days++;
      if (actual[day] >= quantiles[0] && actual[day] <= quantiles[quantiles.length - 1]) {
        covered++;
      }
    }
  }

  /** Mean pinball loss of the daily quantiles, in units of the series' mean. */
  double pinball() {
    return daily / series;
  }

  /** The same of the cumulative quantiles. */
  double cumulativePinball() {
    return cumulative / series;
  }

  /** Share of days within the .05 and .95 quantiles. */
  double coverage() {
    return (double) covered / days;
  }
}
