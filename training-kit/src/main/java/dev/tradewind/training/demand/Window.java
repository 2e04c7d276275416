package dev.tradewind.training.demand;

import dev.tradewind.training.data.DemandSeries;
import java.util.Arrays;

/**
 * What is known on a day, and what came.
 *
 * @param history units of the last 56 days; days before the series began are 0, as in serving
 * @param weekday of the first forecast day, 0 = Monday
 * @param actual units of the next 14 days
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
record Window(float[] history, int weekday, float[] actual) {

  /**
   * The window of a series.
   *
   * @param origin the first day to forecast, as an index of the series
   */
  static Window at(DemandSeries series, int origin) {
    float[] history = new float[DemandShape.HISTORY];
    int days = Math.min(origin, history.length);
    System.arraycopy(series.units(), origin - days, history, history.length - days, days);
    float[] actual = Arrays.copyOfRange(series.units(), origin, origin + DemandShape.HORIZON);
    return new Window(history, series.weekday(origin), actual);
  }

  /** Units of the first day, of the first two days ... */
  static float[] cumulative(float[] daily) {
    float[] sums = daily.clone();
    for (int day = 1; day < sums.length; day++) {
      sums[day] += sums[day - 1];
    }
    return sums;
  }
}
