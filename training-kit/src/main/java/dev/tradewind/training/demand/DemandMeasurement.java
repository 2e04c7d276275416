package dev.tradewind.training.demand;

import dev.tradewind.training.data.DemandSeries;
import dev.tradewind.training.run.Metric;
import java.util.ArrayList;
import java.util.List;

/**
 * The forecasts of the held-out days, beside those of the floor.
 *
 * @param windows one a series
 * @param model of each window
 * @param floor of each window
 * @param scales units a day of each series, before the held-out days
 */
record DemandMeasurement(
    List<DemandSeries> series,
    List<Window> windows,
    List<DemandInference.Forecast> model,
    List<DemandInference.Forecast> floor,
    List<Double> scales) {

  static final String FLOOR = "seasonal naive";

  static DemandMeasurement of(DemandInference inference, List<DemandSeries> series) {
    List<Window> windows = new ArrayList<>();
    List<DemandInference.Forecast> floor = new ArrayList<>();
    List<Double> scales = new ArrayList<>();
    for (DemandSeries one : series) {
      int origin = one.units().length - DemandShape.HORIZON;
      windows.add(Window.at(one, origin));
      SeasonalNaive naive = SeasonalNaive.of(one.units(), origin);
      floor.add(new DemandInference.Forecast(naive.daily(), naive.cumulative()));
      scales.add(scale(one.units()));
    }
    return new DemandMeasurement(series, windows, inference.forecast(windows), floor, scales);
  }

  /** Mean of the days before the held-out ones; at least one unit a week. */
  static double scale(float[] units) {
    double sum = 0;
    int days = units.length - DemandShape.HORIZON;
    for (int day = 0; day < days; day++) {
      sum += units[day];
    }
    return Math.max(sum / days, 1.0 / DemandShape.WEEK);
  }

  /** Those of the first series, so many at most. */
  DemandMeasurement first(int most) {
    int count = Math.min(most, windows.size());
    return new DemandMeasurement(
        series.subList(0, count),
        windows.subList(0, count),
        model.subList(0, count),
        floor.subList(0, count),
        scales.subList(0, count));
  }

  DemandScores scores(List<DemandInference.Forecast> forecasts) {
    DemandScores scores = new DemandScores();
    for (int i = 0; i < forecasts.size(); i++) {
      DemandInference.Forecast forecast = forecasts.get(i);
      scores.add(windows.get(i).actual(), forecast.daily(), forecast.cumulative(), scales.get(i));
    }
    return scores;
  }

  List<Metric> metrics() {
    DemandScores scores = scores(model);
    DemandScores simple = scores(floor);
    return List.of(
        new Metric("pinball", scores.pinball(), simple.pinball(), FLOOR, false, true),
        new Metric(
            "pinball_cumulative",
            scores.cumulativePinball(),
            simple.cumulativePinball(),
            FLOOR,
            false,
            false),
        // More is not better: a calibrated forecast covers .90 of the days.
        new Metric("coverage_90", scores.coverage(), simple.coverage(), FLOOR, false, false));
  }
}
