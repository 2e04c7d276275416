package dev.tradewind.training.report.task;

import dev.tradewind.training.report.Section;
import dev.tradewind.training.report.measure.RankingDepth;
import dev.tradewind.training.report.plot.Axis;
import dev.tradewind.training.report.plot.RowChart;
import dev.tradewind.training.report.plot.RowChart.Row;
import dev.tradewind.training.report.plot.RowChart.Tone;
import dev.tradewind.training.report.plot.Unit;
import dev.tradewind.training.report.plot.XyChart;
import dev.tradewind.training.report.plot.XyChart.Point;
import dev.tradewind.training.report.plot.XyChart.Series;
import dev.tradewind.training.report.plot.XyChart.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** A ranking with one right item a case. */
public final class RankingTask {

  private static final int DEPTH = 20;
  private static final int[] PLACES = {1, 5, 10, 20, 50, 100, 500};

  private RankingTask() {}

  /**
   * Its section.
   *
   * @param questions what was asked, in a sentence or some
   * @param ranks by name of the ranking, the model first: the rank of the right item in each case,
   *     from 0; three at most can be read
   */
  public static Section section(String questions, Map<String, int[]> ranks) {
    int[] model = ranks.values().iterator().next();
    return new Section(
        "Where the right item is",
        List.of(questions),
        List.of(
            curves(
                "Found among the first places (hit rate)",
                "Share of cases whose item is among the first k places.",
                "item found",
                Unit.PERCENT,
                ranks,
                RankingDepth::hit),
            curves(
                "How high it stands (NDCG)",
                "An item at place p is worth 1 / log2(p + 1), and nothing beyond k; the mean over"
                    + " all cases.",
                "NDCG at k",
                Unit.NUMBER,
                ranks,
                RankingDepth::ndcg),
            places(model)),
        List.of());
  }

  private static XyChart curves(
      String title,
      String description,
      String label,
      Unit unit,
      Map<String, int[]> ranks,
      ToDoubleFunction<RankingDepth> value) {
    List<Series> series = new ArrayList<>();
    ranks.forEach(
        (name, all) ->
            series.add(
                new Series(
                    name,
                    Style.LINE,
                    RankingDepth.upTo(DEPTH, all).stream()
                        .map(one -> Point.of(one.depth(), value.applyAsDouble(one)))
                        .toList())));
    return new XyChart(
        title,
        description,
        new Axis("places looked at (k)", Unit.NUMBER, 0.0, null),
        Axis.fromZero(label, unit),
        series);
  }

  private static RowChart places(int[] ranks) {
    List<Row> rows = new ArrayList<>();
    int from = 1;
    for (int to : PLACES) {
      rows.add(row(from == to ? "first place" : from + " to " + to, ranks, from, to));
      from = to + 1;
    }
    rows.add(row("further down", ranks, from, Integer.MAX_VALUE));
    return new RowChart(
        "At which place, in how many cases",
        "The place that the model gives to the right item.",
        Axis.fromZero("share of the cases", Unit.PERCENT),
        RowChart.Mark.BAR,
        null,
        rows);
  }

  private static Row row(String label, int[] ranks, int from, int to) {
    double share =
        Arrays.stream(ranks).filter(rank -> rank >= from - 1 && rank <= to - 1).count()
            / (double) ranks.length;
    return new Row(label, share, null, null, Tone.MAIN);
  }
}
