package dev.tradewind.training.report.task;

import dev.tradewind.training.report.Section;
import dev.tradewind.training.report.Table;
import dev.tradewind.training.report.measure.BinaryPredictions;
import dev.tradewind.training.report.measure.Calibration;
import dev.tradewind.training.report.measure.Confusion;
import dev.tradewind.training.report.measure.Threshold;
import dev.tradewind.training.report.plot.Chart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Yes or no: ranking, probabilities, decisions. */
public final class BinaryTask {

  private static final int BINS = 10;

  private BinaryTask() {}

  /**
   * Its sections.
   *
   * @param yes what "true" is, for example "fraud"
   * @param model probabilities of the model on held-out examples
   * @param floor scores of the floor on the same examples, to be drawn beside; null without
   * @param threshold at which the model decides
   */
  public static List<Section> sections(
      String yes, BinaryPredictions model, @Nullable BinaryPredictions floor, double threshold) {
    BinaryCurves curves = new BinaryCurves(yes, model, floor);
    return List.of(
        new Section(
            "Does it put them in order?",
            List.of(),
            List.of(curves.roc(), curves.precisionRecall(), curves.gain(), curves.lift()),
            List.of()),
        probabilities(yes, model),
        decisions(yes, model, threshold));
  }

  private static Section probabilities(String yes, BinaryPredictions model) {
    Calibration calibration = Calibration.of(model, BINS);
    List<Chart> charts = new ArrayList<>();
    charts.add(ReliabilityChart.of(calibration, "predicted", yes + " in fact"));
    charts.add(BinaryCurves.scores(model, yes, "not " + yes));
    return new Section(
        "Are its probabilities right?",
        List.of(),
        charts,
        List.of(ReliabilityChart.table(calibration)));
  }

  private static Section decisions(String yes, BinaryPredictions model, double threshold) {
    int n = model.size();
    int[] truth = IntStream.range(0, n).map(i -> model.isTrue(i) ? 1 : 0).toArray();
    int[] answers = IntStream.range(0, n).map(i -> model.score(i) >= threshold ? 1 : 0).toArray();
    Confusion confusion = Confusion.of(List.of("not " + yes, yes), truth, answers);
    List<Double> thresholds =
        DoubleStream.concat(
                IntStream.rangeClosed(1, 9).mapToDouble(i -> i / 10.0),
                DoubleStream.of(threshold, Threshold.bestF1(model)))
            .distinct()
            .sorted()
            .boxed()
            .toList();
    return new Section(
        "What comes of deciding",
        List.of(
            "Where to put the threshold is a question of cost: what a miss costs, what a false"
                + " alarm costs, and how many alarms can be looked at."),
        List.of(
            ClassTask.heatMap(
                confusion,
                String.format(
                    java.util.Locale.ROOT, "Decisions at a threshold of %.3g", threshold))),
        List.of(
            new Table(
                "Thresholds",
                List.of("threshold", "share selected", "precision", "recall", "false alarms", "F1"),
                Threshold.table(model, thresholds).stream()
                    .map(
                        row ->
                            Cells.of(
                                row.threshold(),
                                row.selected(),
                                row.precision(),
                                row.recall(),
                                row.falsePositiveRate(),
                                row.f1()))
                    .toList())));
  }
}
