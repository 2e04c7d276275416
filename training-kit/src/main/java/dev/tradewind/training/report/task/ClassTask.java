package dev.tradewind.training.report.task;

import dev.tradewind.training.report.Section;
import dev.tradewind.training.report.Table;
import dev.tradewind.training.report.measure.BinaryPredictions;
import dev.tradewind.training.report.measure.Calibration;
import dev.tradewind.training.report.measure.Confusion;
import dev.tradewind.training.report.plot.Axis;
import dev.tradewind.training.report.plot.HeatMap;
import dev.tradewind.training.report.plot.RowChart;
import dev.tradewind.training.report.plot.RowChart.Row;
import dev.tradewind.training.report.plot.RowChart.Tone;
import dev.tradewind.training.report.plot.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of several classes: what is taken for what, and how sure the model is. */
public final class ClassTask {

  private static final int BINS = 10;
  private static final int MOST_MIX_UPS = 10;

  /** Beyond this a table of all pairs cannot be read. */
  private static final int MOST_CLASSES = 30;

  private ClassTask() {}

  /**
   * Its sections.
   *
   * @param confusion of the model on held-out examples
   * @param confidence of the answer given, and whether it was right
   */
  public static List<Section> sections(Confusion confusion, BinaryPredictions confidence) {
    Calibration calibration = Calibration.of(confidence, BINS);
    return List.of(
        new Section(
            "What it takes for what",
            List.of(),
            confusion.labels().size() > MOST_CLASSES
                ? List.of(byClass(confusion))
                : List.of(heatMap(confusion, "Truth and answer"), byClass(confusion)),
            List.of(mixUps(confusion), table(confusion))),
        new Section(
            "Does it know when it is unsure?",
            List.of(),
            List.of(
                ReliabilityChart.of(calibration, "confidence in its answer", "right answers"),
                BinaryCurves.scores(confidence, "right answers", "wrong answers")),
            List.of(ReliabilityChart.table(calibration))));
  }

  static HeatMap heatMap(Confusion confusion, String title) {
    return new HeatMap(
        title,
        "Counts of held-out examples; a cell is stronger the more of its row is in it. A perfect"
            + " model fills the diagonal.",
        "truth",
        "answer",
        confusion.labels(),
        confusion.labels(),
        confusion.counts().stream()
            .map(row -> row.stream().map(Integer::doubleValue).toList())
            .toList());
  }

  private static RowChart byClass(Confusion confusion) {
    List<Row> rows =
        confusion.byClass().stream()
            .filter(one -> one.f1() != null)
            .sorted(Comparator.comparingDouble(ClassTask::f1))
            .limit(MOST_CLASSES)
            .map(one -> new Row(one.label(), f1(one), null, null, Tone.MAIN))
            .toList();
    return new RowChart(
        "F1 of each class, the hardest first",
        "The harmonic mean of precision (how many of its answers are right) and recall (how many of"
            + " its examples are found).",
        new Axis("F1", Unit.NUMBER, 0.0, 1.0),
        RowChart.Mark.BAR,
        null,
        rows);
  }

  private static double f1(Confusion.OfClass one) {
    Double value = one.f1();
    return value == null ? 0 : value;
  }

  private static Table mixUps(Confusion confusion) {
    record MixUp(String truth, String answer, int times) {}
    List<MixUp> all = new ArrayList<>();
    for (int truth = 0; truth < confusion.labels().size(); truth++) {
      for (int answer = 0; answer < confusion.labels().size(); answer++) {
        int times = confusion.counts().get(truth).get(answer);
        if (truth != answer && times > 0) {
          all.add(new MixUp(confusion.labels().get(truth), confusion.labels().get(answer), times));
        }
      }
    }
    List<List<@Nullable Object>> rows =
        all.stream()
            .sorted(Comparator.comparingInt((MixUp one) -> -one.times()))
            .limit(MOST_MIX_UPS)
            .map(one -> Cells.of(one.truth(), one.answer(), one.times()))
            .toList();
    return new Table("Most frequent mix-ups", List.of("truth", "answer", "times"), rows);
  }

  private static Table table(Confusion confusion) {
    return new Table(
        "Class by class",
        List.of("class", "held out", "precision", "recall", "F1"),
        confusion.byClass().stream()
            .map(
                one ->
                    Cells.of(one.label(), one.support(), one.precision(), one.recall(), one.f1()))
            .toList());
  }
}
