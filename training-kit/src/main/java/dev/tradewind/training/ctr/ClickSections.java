package dev.tradewind.training.ctr;

import dev.tradewind.training.report.Section;
import dev.tradewind.training.report.Table;
import dev.tradewind.training.report.measure.Residuals;
import dev.tradewind.training.report.plot.Axis;
import dev.tradewind.training.report.plot.Unit;
import dev.tradewind.training.report.plot.XyChart;
import dev.tradewind.training.report.plot.XyChart.Point;
import dev.tradewind.training.report.plot.XyChart.Series;
import dev.tradewind.training.report.plot.XyChart.Style;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What is shown of clicks beside what is shown of any yes or no. */
final class ClickSections {

  private ClickSections() {}

  /** Clicks expected and clicks that came, in ten parts of the same size. */
  static Section byTenth(ClickMeasurement measured) {
    boolean[] truth = measured.truth();
    double[] clicks = IntStream.range(0, truth.length).mapToDouble(i -> truth[i] ? 1 : 0).toArray();
    List<Residuals.Part> parts = Residuals.of(clicks, measured.model()).byPrediction();
    double most =
        parts.stream().mapToDouble(one -> Math.max(one.predicted(), one.actual())).max().orElse(1);
    return new Section(
        "Are small chances right?",
        List.of(
            "Clicks are rare, so that the chart of equal tenths of the scale has nearly all of them"
                + " in one dot. Here each dot is a tenth of the impressions."),
        List.of(
            new XyChart(
                "Clicks expected and clicks that came",
                "Impressions in ten parts of the same size, from the least likely to the likeliest."
                    + " Dots on the dashed line are right; below it too many clicks are expected.",
                Axis.fromZero("expected share of clicks", Unit.PERCENT),
                Axis.fromZero("share clicked", Unit.PERCENT),
                List.of(
                    new Series(
                        "perfect", Style.REFERENCE, List.of(Point.of(0, 0), Point.of(most, most))),
                    new Series(
                        "model",
                        Style.DOTS,
                        parts.stream()
                            .map(one -> Point.of(one.predicted(), one.actual()))
                            .toList())))),
        List.of());
  }

  /** What another way of showing would have brought. */
  static Section policy(OffPolicy log) {
    int[] all = IntStream.range(0, log.weights().length).toArray();
    return new Section(
        "What showing by the model would have brought",
        List.of(
            String.format(
                Locale.ROOT,
                "The log says how likely each item was to be shown. Told from that: clicks an"
                    + " impression, were items shown with chances in proportion to the model's odds."
                    + " The weights are worth %.0f of %d impressions; with few clicks among them the"
                    + " estimates are rough, and their intervals say how rough.",
                log.effective(),
                all.length)),
        List.of(),
        List.of(
            new Table(
                "Clicks an impression",
                List.of("told by", "value"),
                List.of(
                    Arrays.<Object>asList("the log itself", log.logged(all)),
                    Arrays.<Object>asList("inverse propensities", log.inversePropensity(all)),
                    Arrays.<Object>asList("self-normalised", log.selfNormalised(all)),
                    Arrays.<Object>asList("doubly robust", log.doublyRobust(all))))));
  }
}
