package dev.tradewind.training.report.task;

import dev.tradewind.training.report.measure.Calibration;
import dev.tradewind.training.report.measure.Interval;
import dev.tradewind.training.report.plot.Axis;
import dev.tradewind.training.report.plot.Numbers;
import dev.tradewind.training.report.plot.XyChart;
import dev.tradewind.training.report.plot.XyChart.Point;
import dev.tradewind.training.report.plot.XyChart.Series;
import dev.tradewind.training.report.plot.XyChart.Style;
import java.util.ArrayList;
import java.util.List;

/** What was predicted against what came, bin by bin. */
final class ReliabilityChart {

  private ReliabilityChart() {}

  static XyChart of(Calibration calibration, String predicted, String observed) {
    List<Point> points = new ArrayList<>();
    for (Calibration.Bin bin : calibration.bins()) {
      Double mean = bin.predicted();
      Double value = bin.observed().value();
      Interval interval = bin.observed().interval();
      if (mean != null && value != null && interval != null) {
        points.add(new Point(mean, value, interval.low(), interval.high()));
      }
    }
    return new XyChart(
        "Do the probabilities mean what they say?",
        "Each dot is a tenth of the scale: what was predicted there, and how often it came, with"
            + " 95 % intervals. Dots on the dashed line are right; below the line the model is too sure, above it not sure enough."
            + " Expected calibration error "
            + Numbers.write(calibration.expectedError())
            + ", Brier score "
            + Numbers.write(calibration.brier())
            + ".",
        Axis.share(predicted),
        Axis.share(observed),
        List.of(
            new Series("perfect", Style.REFERENCE, List.of(Point.of(0, 0), Point.of(1, 1))),
            new Series("model", Style.DOTS, points)));
  }

  static dev.tradewind.training.report.Table table(Calibration calibration) {
    return new dev.tradewind.training.report.Table(
        "Probabilities, bin by bin",
        List.of("from", "to", "examples", "mean prediction", "share that came"),
        calibration.bins().stream()
            .map(
                bin ->
                    Cells.of(
                        bin.from(),
                        bin.to(),
                        bin.observed().of(),
                        bin.predicted(),
                        bin.observed().value()))
            .toList());
  }
}
