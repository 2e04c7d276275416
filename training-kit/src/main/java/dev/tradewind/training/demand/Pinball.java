package dev.tradewind.training.demand;

import dev.tradewind.training.report.measure.QuantileCoverage;

/** The pinball loss (quantile loss): its mean is least at the true quantile. */
final class Pinball {

  private Pinball() {}

  static double loss(double actual, double quantile, double level) {
    return QuantileCoverage.pinball(actual, quantile, level);
  }

  /**
   * Mean over days and levels.
   *
   * @param actual [days]
   * @param quantiles [days][levels]
   */
  static double mean(float[] actual, float[][] quantiles) {
    float[] levels = DemandShape.levels();
    double sum = 0;
    for (int day = 0; day < actual.length; day++) {
      for (int level = 0; level < levels.length; level++) {
        sum += loss(actual[day], quantiles[day][level], levels[level]);
      }
    }
    return sum / (actual.length * levels.length);
  }
}
