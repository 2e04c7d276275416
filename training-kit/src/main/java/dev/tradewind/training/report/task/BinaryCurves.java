package dev.tradewind.training.report.task;

import dev.tradewind.training.report.measure.BinaryPredictions;
import dev.tradewind.training.report.measure.Gain;
import dev.tradewind.training.report.measure.PrecisionRecall;
import dev.tradewind.training.report.measure.RocCurve;
import dev.tradewind.training.report.plot.Axis;
import dev.tradewind.training.report.plot.Numbers;
import dev.tradewind.training.report.plot.RowChart;
import dev.tradewind.training.report.plot.Thinning;
import dev.tradewind.training.report.plot.Unit;
import dev.tradewind.training.report.plot.XyChart;
import dev.tradewind.training.report.plot.XyChart.Point;
import dev.tradewind.training.report.plot.XyChart.Series;
import dev.tradewind.training.report.plot.XyChart.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The curves of a yes-or-no model, its floor beside it. */
final class BinaryCurves {

  private static final int MOST_POINTS = 200;
  private static final double[] DEPTHS = {0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5};
  private static final int BARS = 20;

  private final String yes;
  private final BinaryPredictions model;
  private final @Nullable BinaryPredictions floor;

  BinaryCurves(String yes, BinaryPredictions model, @Nullable BinaryPredictions floor) {
    this.yes = yes;
    this.model = model;
    this.floor = floor;
  }

  XyChart roc() {
    String area = Numbers.write(RocCurve.area(model));
    return chart(
        "Found against false alarms (ROC)",
        "As the threshold falls, more "
            + yes
            + " is found and more false alarms are raised. The area under the curve, "
            + area
            + ", is how often a case of "
            + yes
            + " scores above another case; chance has 0.5.",
        "false alarms among not " + yes,
        yes + " found",
        List.of(Point.of(0, 0), Point.of(1, 1)),
        predictions ->
            RocCurve.of(predictions).points().stream()
                .map(one -> Point.of(one.falsePositiveRate(), one.truePositiveRate()))
                .toList());
  }

  XyChart precisionRecall() {
    double base = PrecisionRecall.of(model).base();
    return chart(
        "Right among the selected (precision and recall)",
        "The more of all "
            + yes
            + " is to be found, the fewer of those selected are right. Average precision "
            + Numbers.write(PrecisionRecall.average(model))
            + "; chance has "
            + Numbers.write(base)
            + ", the share of "
            + yes
            + ".",
        yes + " found (recall)",
        "right among the selected (precision)",
        List.of(Point.of(0, base), Point.of(1, base)),
        predictions ->
            PrecisionRecall.of(predictions).points().stream()
                .map(one -> Point.of(one.recall(), one.precision()))
                .toList());
  }

  XyChart gain() {
    return chart(
        "Found by looking at the first ones (gain)",
        "Who looks at the cases of the highest score first finds so much of all " + yes + ".",
        "looked at",
        yes + " found",
        List.of(Point.of(0, 0), Point.of(1, 1)),
        predictions ->
            Gain.of(predictions).points().stream()
                .map(one -> Point.of(one.looked(), one.found()))
                .toList());
  }

  RowChart lift() {
    Gain gain = Gain.of(model);
    return new RowChart(
        "How many times better than chance (lift)",
        "Found by looking at the first ones, over what as many drawn by chance would find.",
        Axis.fromZero("times as many found", Unit.NUMBER),
        RowChart.Mark.BAR,
        1.0,
        Arrays.stream(DEPTHS)
            .filter(depth -> Double.isFinite(gain.lift(depth)))
            .mapToObj(
                depth ->
                    new RowChart.Row(
                        "first " + Numbers.write(depth * 100) + " %",
                        gain.lift(depth),
                        null,
                        null,
                        RowChart.Tone.MAIN))
            .toList());
  }

  /**
   * How scores spread.
   *
   * @param yes what the true cases are
   * @param no what the others are
   */
  static XyChart scores(BinaryPredictions model, String yes, String no) {
    long[][] counts = new long[2][BARS];
    for (int i = 0; i < model.size(); i++) {
      counts[model.isTrue(i) ? 1 : 0][Math.min(BARS - 1, (int) (model.score(i) * BARS))]++;
    }
    double positives = Math.max(1, model.positives());
    double negatives = Math.max(1, model.size() - model.positives());
    return new XyChart(
        "How far apart they are",
        "How many of the cases have a prediction in each twentieth of the scale; each line adds up"
            + " to all of its cases. The less the lines overlap the better.",
        Axis.share("predicted"),
        Axis.fromZero("share of the cases", Unit.PERCENT),
        List.of(
            new Series(yes, Style.LINE, spread(counts[1], positives)),
            new Series(no, Style.LINE, spread(counts[0], negatives))));
  }

  private static List<Point> spread(long[] counts, double all) {
    return IntStream.range(0, BARS)
        .mapToObj(i -> Point.of((i + 0.5) / BARS, counts[i] / all))
        .toList();
  }

  private XyChart chart(
      String title,
      String description,
      String x,
      String y,
      List<Point> chance,
      Function<BinaryPredictions, List<Point>> curve) {
    List<Series> series = new ArrayList<>();
    series.add(new Series("chance", Style.REFERENCE, chance));
    series.add(line("model", curve.apply(model)));
    BinaryPredictions simple = floor;
    if (simple != null) {
      series.add(line("simple method", curve.apply(simple)));
    }
    return new XyChart(
        title,
        description,
        Axis.share(x),
        Axis.share(y),
        Stream.of(series).flatMap(List::stream).toList());
  }

  private static Series line(String name, List<Point> points) {
    return new Series(name, Style.LINE, Thinning.of(points, MOST_POINTS));
  }
}
