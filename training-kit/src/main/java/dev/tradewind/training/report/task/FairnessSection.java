package dev.tradewind.training.report.task;

import dev.tradewind.training.report.Section;
import dev.tradewind.training.report.Table;
import dev.tradewind.training.report.measure.Fairness;
import dev.tradewind.training.report.measure.Fairness.Group;
import dev.tradewind.training.report.measure.Interval;
import dev.tradewind.training.report.measure.Rate;
import dev.tradewind.training.report.plot.Axis;
import dev.tradewind.training.report.plot.Chart;
import dev.tradewind.training.report.plot.Numbers;
import dev.tradewind.training.report.plot.RowChart;
import dev.tradewind.training.report.plot.RowChart.Row;
import dev.tradewind.training.report.plot.RowChart.Tone;
import dev.tradewind.training.report.plot.Unit;
import java.util.List;
import java.util.function.Function;

/** The same decisions, group by group. */
public final class FairnessSection {

  private FairnessSection() {}

  /**
   * The section.
   *
   * @param groups what the groups are, for example "country"
   * @param yes what "true" is, for example "fraud"
   */
  public static Section of(Fairness fairness, String groups, String yes) {
    Double ratio = fairness.lowestSelectionRatio();
    String spread =
        ratio == null
            ? "Fewer than two groups are large enough to be compared."
            : "The group that is selected least is selected "
                + Numbers.write(ratio)
                + " times as often as the one that is selected most; below 0.8 ask why.";
    return new Section(
        "Is it the same for all? By " + groups,
        List.of(
            spread
                + " Groups of fewer than "
                + fairness.smallest()
                + " examples are shown hollow and not judged: their numbers are mostly noise. Where"
                + " groups differ in how often "
                + yes
                + " is true, no model can have equal selection, equal errors and right probabilities"
                + " at once; which of them matters is for people to decide."),
        List.of(
            chart(fairness, "Selected", "Share of the group that is selected.", Group::selection),
            chart(
                fairness,
                "False alarms",
                "Share of those that are not " + yes + " and are selected nonetheless.",
                Group::falsePositives),
            chart(
                fairness,
                "Missed",
                "Share of " + yes + " that is not selected.",
                Group::falseNegatives),
            calibration(fairness, yes)),
        List.of(table(fairness, yes)));
  }

  private static Chart chart(
      Fairness fairness, String title, String description, Function<Group, Rate> rate) {
    List<Row> rows =
        fairness.groups().stream()
            .filter(group -> rate.apply(group).value() != null)
            .map(group -> row(group, rate.apply(group)))
            .toList();
    return new RowChart(
        title + ", by group",
        description + " With 95 % intervals.",
        Axis.fromZero("share", Unit.PERCENT),
        RowChart.Mark.DOT,
        null,
        rows);
  }

  private static Chart calibration(Fairness fairness, String yes) {
    return new RowChart(
        "More than predicted, by group",
        "The share that is "
            + yes
            + " in fact, less the mean prediction: left of the line less came than was predicted. With"
            + " 95 % intervals of the share.",
        Axis.of("share in fact less mean prediction", Unit.PERCENT),
        RowChart.Mark.DOT,
        0.0,
        fairness.groups().stream()
            .map(
                group -> {
                  Row of = row(group, group.observed());
                  double mean = group.meanPrediction();
                  return new Row(
                      of.label(),
                      of.value() - mean,
                      of.low() == null ? null : of.low() - mean,
                      of.high() == null ? null : of.high() - mean,
                      of.tone());
                })
            .toList());
  }

  private static Row row(Group group, Rate rate) {
    Double value = rate.value();
    Interval interval = rate.interval();
    return new Row(
        group.name() + " (" + Numbers.write((double) rate.of()) + ")",
        value == null ? 0 : value,
        interval == null ? null : interval.low(),
        interval == null ? null : interval.high(),
        group.judged() ? Tone.MAIN : Tone.MUTED);
  }

  private static Table table(Fairness fairness, String yes) {
    return new Table(
        "Group by group",
        List.of(
            "group",
            "examples",
            "judged",
            "selected",
            "false alarms",
            "missed",
            "mean prediction",
            yes + " in fact"),
        fairness.groups().stream()
            .map(
                group ->
                    Cells.of(
                        group.name(),
                        group.examples(),
                        group.judged() ? "yes" : "no, too few",
                        group.selection().value(),
                        group.falsePositives().value(),
                        group.falseNegatives().value(),
                        group.meanPrediction(),
                        group.observed().value()))
            .toList());
  }
}
