package dev.tradewind.training.demand;

import java.util.Arrays;

/**
 * The floor: the same weekday of the last known week, plus the empirical quantiles of the errors
 * that this rule made on the series so far, not below zero.
 *
 * @param daily [days][levels]
 * @param cumulative [days][levels]
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
record SeasonalNaive(float[][] daily, float[][] cumulative) {

  /**
   * Forecasts from the first days of a series.
   *
   * @param units the series
   * @param origin the first day to forecast; what comes at and after it is not looked at
   */
  static SeasonalNaive of(float[] units, int origin) {
    int first = Math.min(DemandShape.WEEK, origin);
    int last = origin - DemandShape.HORIZON;
    int origins = Math.max(0, last - first + 1);
    double[][] dailyErrors = new double[DemandShape.HORIZON][origins];
    double[][] cumulativeErrors = new double[DemandShape.HORIZON][origins];
    for (int i = 0; i < origins; i++) {
      double sum = 0;
      for (int day = 0; day < DemandShape.HORIZON; day++) {
        double error = units[first + i + day] - point(units, first + i, day);
        sum += error;
        dailyErrors[day][i] = error;
        cumulativeErrors[day][i] = sum;
      }
    }
    float[][] daily = new float[DemandShape.HORIZON][];
    float[][] cumulative = new float[DemandShape.HORIZON][];
    double sum = 0;
    for (int day = 0; day < DemandShape.HORIZON; day++) {
      double point = point(units, origin, day);
      sum += point;
      daily[day] = around(point, dailyErrors[day]);
      cumulative[day] = around(sum, cumulativeErrors[day]);
    }
    return new SeasonalNaive(daily, cumulative);
  }

  private static double point(float[] units, int origin, int day) {
    int index = origin - DemandShape.WEEK + day % DemandShape.WEEK;
    return index < 0 ? 0 : units[index];
  }

  private static float[] around(double point, double[] errors) {
    float[] levels = DemandShape.levels();
    float[] quantiles = new float[levels.length];
    double[] sorted = errors.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < levels.length; i++) {
      quantiles[i] = (float) Math.max(0, point + quantile(sorted, levels[i]));
    }
    return quantiles;
  }

  /** Linear between order statistics; 0 where there is none. */
  static double quantile(double[] sorted, double level) {
    if (sorted.length == 0) {
      return 0;
    }
    double place = level * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
