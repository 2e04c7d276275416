package dev.tradewind.training.report.measure;

/** Quantiles of samples. */
final class Percentile {

  private Percentile() {}

  /**
   * Linear between order statistics (definition 7 of Hyndman and Fan 1996, the default of R and
   * NumPy).
   *
   * @param sorted rising, not empty
   * @param level 0 to 1
   */
  static double of(double[] sorted, double level) {
    double place = level * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
