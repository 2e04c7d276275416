package dev.tradewind.training.price;

import dev.tradewind.training.report.Section;
import dev.tradewind.training.report.plot.Axis;
import dev.tradewind.training.report.plot.Chart;
import dev.tradewind.training.report.plot.Thinning;
import dev.tradewind.training.report.plot.Unit;
import dev.tradewind.training.report.plot.XyChart;
import dev.tradewind.training.report.plot.XyChart.Point;
import dev.tradewind.training.report.plot.XyChart.Series;
import dev.tradewind.training.report.plot.XyChart.Style;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Pictures of how many of an item are sold at which price, with some of the rows. */
record DemandCurves(Sales sales, Response response, PriceEstimates estimates) {

  private static final int MOST_ITEMS = 6;
  private static final int MOST_CURVES = 2;
  private static final int MOST_POINTS = 150;
  private static final int STEPS = 24;
  private static final double NORMAL_95 = 1.959964;

  Section section() {
    List<Chart> charts =
        estimates.cells().stream()
            .map(PriceEstimates.Cell::item)
            .distinct()
            .limit(MOST_ITEMS)
            .map(this::chart)
            .map(Chart.class::cast)
            .toList();
    return new Section(
        "Demand curves",
        List.of(
            "Units on a scale of powers of ten: one up is ten times as many. Controls are at their"
                + " means. Bands are 95 % intervals of the curve, not of the rows."),
        charts,
        List.of());
  }

  private XyChart chart(int item) {
    String name = sales.hasItems() ? sales.items().get(item) : "All rows";
    List<Series> series = new ArrayList<>();
    List<PriceEstimates.Cell> cells =
        estimates.cells().stream()
            .filter(one -> one.item() == item)
            .sorted(Comparator.comparingLong((PriceEstimates.Cell one) -> -one.rows()))
            .limit(MOST_CURVES)
            .toList();
    for (PriceEstimates.Cell cell : cells) {
      series.add(new Series("rows, " + label(cell), Style.DOTS, rows(cell)));
    }
    for (PriceEstimates.Cell cell : cells) {
      List<Point> curve = curve(cell);
      series.add(new Series("95 %, " + label(cell), Style.BAND, curve));
      series.add(
          new Series(
              label(cell),
              Style.LINE,
              curve.stream().map(one -> Point.of(one.x(), one.y())).toList()));
    }
    return new XyChart(
        name,
        "Units sold at each price, as the model has it, over the prices that were seen; dots are"
            + " some of the rows.",
        Axis.of("price", Unit.NUMBER),
        Axis.of("units, log10", Unit.NUMBER),
        series);
  }

  private String label(PriceEstimates.Cell cell) {
    return sales.promotions().isEmpty()
        ? "expected"
        : PriceEstimates.promotions(sales, cell.mask());
  }

  private List<Point> rows(PriceEstimates.Cell cell) {
    List<Integer> own =
        IntStream.range(0, sales.size())
            .filter(row -> sales.item()[row] == cell.item())
            .filter(row -> Cells.mask(sales.promoted()[row]) == cell.mask())
            .boxed()
            .toList();
    return Thinning.of(own, MOST_POINTS).stream()
        .map(row -> Point.of(Math.exp(sales.logPrice()[row]), sales.logUnits()[row] / Math.log(10)))
        .toList();
  }

  private List<Point> curve(PriceEstimates.Cell cell) {
    double from = Double.POSITIVE_INFINITY;
    double to = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < sales.size(); row++) {
      if (sales.item()[row] == cell.item() && Cells.mask(sales.promoted()[row]) == cell.mask()) {
        from = Math.min(from, sales.logPrice()[row]);
        to = Math.max(to, sales.logPrice()[row]);
      }
    }
    List<Point> points = new ArrayList<>();
    for (int i = 0; i <= STEPS; i++) {
      double price = from + (to - from) * i / STEPS;
      Estimate mean =
          response
              .squares()
              .estimate(
                  response
                      .terms()
                      .at(cell.item(), PriceEstimates.flags(sales, cell.mask()), price));
      double wide = NORMAL_95 * mean.error();
      points.add(
          new Point(
              Math.exp(price),
              mean.value() / Math.log(10),
              (mean.value() - wide) / Math.log(10),
              (mean.value() + wide) / Math.log(10)));
    }
    return points;
  }
}
