package dev.tradewind.training.risk.learner;

import dev.tradewind.training.report.Section;
import dev.tradewind.training.report.plot.Axis;
import dev.tradewind.training.report.plot.Chart;
import dev.tradewind.training.report.plot.RowChart;
import dev.tradewind.training.report.plot.Unit;
import dev.tradewind.training.report.plot.XyChart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** What the trees of a model ask about, and how many it was worth growing. */
final class TreesSection {

  private static final int MOST_COLUMNS = 15;

  private TreesSection() {}

  static Section of(
      GrownTrees trees, List<String> columns, UnaryOperator<String> label, List<Double> qualities) {
    return new Section(
        "How the trees grew",
        List.of(
            trees.trees().trees().size()
                + " trees, each with at most "
                + trees.trees().depth()
                + " questions on the way to a leaf. They were grown anew, for as many as did best"
                + " on validation, from all that was learned from."),
        List.of(loss(qualities), splits(trees, columns, label)),
        List.of());
  }

  private static Chart loss(List<Double> qualities) {
    List<XyChart.Point> points = new ArrayList<>();
    for (int i = 0; i < qualities.size(); i++) {
      points.add(XyChart.Point.of(i + 1, -qualities.get(i)));
    }
    return new XyChart(
        "Validation by tree",
        "Mean log loss of the trees alone after each of them, on data that they did not see and that"
            + " is not in the results. As many were kept as were best; growing ended when no more"
            + " helped.",
        Axis.of("trees", Unit.COUNT),
        Axis.of("log loss", Unit.NUMBER),
        List.of(new XyChart.Series("log loss", XyChart.Style.LINE, points)));
  }

  private static Chart splits(GrownTrees trees, List<String> columns, UnaryOperator<String> label) {
    double[] shares = trees.questions();
    return new RowChart(
        "What the trees ask about",
        "Share of all questions of all trees. A column that is asked about often is not always one"
            + " that matters: see what is lost when it is shuffled.",
        Axis.of("share of questions", Unit.PERCENT),
        RowChart.Mark.BAR,
        null,
        IntStream.range(0, shares.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer column) -> -shares[column]))
            .limit(MOST_COLUMNS)
            .map(
                column ->
                    new RowChart.Row(
                        label.apply(columns.get(column)),
                        shares[column],
                        null,
                        null,
                        RowChart.Tone.MAIN))
            .toList());
  }
}
