package dev.tradewind.training.report.task;

import dev.tradewind.training.report.Section;
import dev.tradewind.training.report.Table;
import dev.tradewind.training.report.measure.Interval;
import dev.tradewind.training.report.measure.QuantileCoverage;
import dev.tradewind.training.report.measure.Residuals;
import dev.tradewind.training.report.plot.Axis;
import dev.tradewind.training.report.plot.HistogramChart;
import dev.tradewind.training.report.plot.Numbers;
import dev.tradewind.training.report.plot.Unit;
import dev.tradewind.training.report.plot.XyChart;
import dev.tradewind.training.report.plot.XyChart.Point;
import dev.tradewind.training.report.plot.XyChart.Series;
import dev.tradewind.training.report.plot.XyChart.Style;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Forecasts of a number, as one number or as quantiles. */
public final class ForecastTask {

  private ForecastTask() {}

  /**
   * How honest the quantiles are.
   *
   * @param model of the model, by rising level
   * @param floor the same levels of the floor
   */
  public static Section quantiles(List<QuantileCoverage> model, List<QuantileCoverage> floor) {
    List<Point> covered = new ArrayList<>();
    for (QuantileCoverage one : model) {
      double middle = (one.below() + one.atOrBelow()) / 2;
      covered.add(new Point(one.level(), middle, one.below(), one.atOrBelow()));
    }
    XyChart coverage =
        new XyChart(
            "Do the quantiles mean what they say?",
            "Of a quantile of level 90 %, nine in ten values should lie below, and one in ten"
                + " above. A bar reaches from the share below the quantile to the share at or below"
                + " it; they differ where many values are the same, such as days without a sale."
                + " Bars that meet the dashed line are right; those above it are quantiles that are"
                + " higher than they need to be.",
            Axis.share("level"),
            Axis.share("share that came below"),
            List.of(
                new Series("perfect", Style.REFERENCE, List.of(Point.of(0, 0), Point.of(1, 1))),
                new Series("model", Style.DOTS, covered)));
    XyChart pinball =
        new XyChart(
            "Pinball loss by level",
            "What a quantile forecast of this level costs on average; lower is better. Largest in"
                + " the middle, where an error to either side costs the same.",
            Axis.share("level"),
            Axis.fromZero("mean pinball loss", Unit.NUMBER),
            List.of(losses("model", model), losses("simple method", floor)));
    return new Section(
        "Are its ranges honest?",
        List.of(),
        List.of(coverage, pinball),
        List.of(
            new Table(
                "Level by level",
                List.of(
                    "level",
                    "below",
                    "at or below",
                    "95 % interval of it",
                    "pinball",
                    "pinball, simple method"),
                java.util.stream.IntStream.range(0, model.size())
                    .mapToObj(
                        i ->
                            Cells.of(
                                model.get(i).level(),
                                model.get(i).below(),
                                model.get(i).atOrBelow(),
                                written(model.get(i).interval()),
                                model.get(i).pinball(),
                                floor.get(i).pinball()))
                    .toList())));
  }

  private static @Nullable String written(@Nullable Interval interval) {
    return interval == null
        ? null
        : Numbers.write(interval.low()) + " to " + Numbers.write(interval.high());
  }

  private static Series losses(String name, List<QuantileCoverage> levels) {
    return new Series(
        name,
        Style.LINE,
        levels.stream().map(one -> Point.of(one.level(), one.pinball())).toList());
  }

  /**
   * Where it errs.
   *
   * @param unit of the numbers, for example "units a day"
   */
  public static Section residuals(Residuals residuals, String unit) {
    HistogramChart histogram =
        new HistogramChart(
            "How far off it is",
            "Actual less forecast; right of zero more came than was forecast. On average "
                + Numbers.write(residuals.bias())
                + " (bias), without sign "
                + Numbers.write(residuals.meanAbsolute())
                + ", root mean square "
                + Numbers.write(residuals.rootMeanSquare())
                + ". The furthest half per cent at either end is in the outermost columns.",
            Axis.of("actual less forecast, " + unit, Unit.NUMBER),
            Axis.fromZero("forecasts", Unit.NUMBER),
            residuals.histogram().stream()
                .map(bin -> new HistogramChart.Column(bin.from(), bin.to(), bin.count()))
                .toList());
    double most =
        residuals.byPrediction().stream()
            .mapToDouble(part -> Math.max(part.predicted(), part.actual()))
            .max()
            .orElse(1);
    double least =
        residuals.byPrediction().stream()
            .mapToDouble(part -> Math.min(part.predicted(), part.actual()))
            .min()
            .orElse(0);
    XyChart byPrediction =
        new XyChart(
            "Is it right where it forecasts much?",
            "Forecasts in ten parts of the same size, from the lowest to the highest: the mean"
                + " forecast and the mean of what came. Below the line it forecasts too much, above"
                + " it too little.",
            Axis.of("mean forecast, " + unit, Unit.NUMBER),
            Axis.of("mean of what came, " + unit, Unit.NUMBER),
            List.of(
                new Series(
                    "perfect",
                    Style.REFERENCE,
                    List.of(Point.of(least, least), Point.of(most, most))),
                new Series(
                    "model",
                    Style.DOTS,
                    residuals.byPrediction().stream()
                        .map(part -> Point.of(part.predicted(), part.actual()))
                        .toList())));
    return new Section(
        "Where it errs",
        List.of(),
        List.of(histogram, byPrediction),
        List.of(
            new Table(
                "By forecast",
                List.of("forecasts", "mean forecast", "mean of what came", "mean absolute error"),
                residuals.byPrediction().stream()
                    .map(
                        part ->
                            Cells.of(
                                part.examples(),
                                part.predicted(),
                                part.actual(),
                                part.meanAbsolute()))
                    .toList())));
  }

  /**
   * A series with its forecast.
   *
   * @param name of the series
   * @param before the last days before the forecast
   * @param actual what came
   * @param quantiles [as actual]: low, middle and high
   */
  public static XyChart fan(String name, double[] before, double[] actual, double[][] quantiles) {
    List<Point> came = new ArrayList<>();
    for (int i = 0; i < before.length; i++) {
      came.add(Point.of(i - before.length + 1, before[i]));
    }
    List<Point> range = new ArrayList<>();
    List<Point> middle = new ArrayList<>();
    for (int day = 0; day < actual.length; day++) {
      came.add(Point.of(day + 1, actual[day]));
      middle.add(Point.of(day + 1, quantiles[day][1]));
      range.add(new Point(day + 1, quantiles[day][1], quantiles[day][0], quantiles[day][2]));
    }
    return new XyChart(
        name,
        "What came, and the forecast made on day 0. Nine in ten days should be within the range.",
        Axis.of("day, 1 is the first forecast", Unit.NUMBER),
        Axis.fromZero("units", Unit.NUMBER),
        List.of(
            new Series("90 % range", Style.BAND, range),
            new Series("came", Style.LINE, came),
            new Series("forecast (median)", Style.LINE, middle)));
  }
}
