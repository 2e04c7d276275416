package dev.tradewind.training.report;

import dev.tradewind.training.report.plot.Chart;
import dev.tradewind.training.report.plot.HeatMap;
import dev.tradewind.training.report.plot.HistogramChart;
import dev.tradewind.training.report.plot.RowChart;
import dev.tradewind.training.report.plot.Thinning;
import dev.tradewind.training.report.plot.XyChart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The numbers of a picture, for those who cannot see it or want to read them. */
final class ChartTable {

  private static final int MOST_POINTS = 25;

  private ChartTable() {}

  static Table of(Chart chart) {
    if (chart instanceof XyChart xy) {
      return of(xy);
    }
    if (chart instanceof RowChart rows) {
      return of(rows);
    }
    if (chart instanceof HistogramChart histogram) {
      return new Table(
          histogram.title(),
          List.of("from", "to", histogram.y().label()),
          histogram.columns().stream().map(one -> row(one.from(), one.to(), one.value())).toList());
    }
    if (chart instanceof HeatMap heat) {
      return of(heat);
    }
    throw new IllegalStateException("no table of " + chart);
  }

  private static Table of(XyChart chart) {
    boolean ranges =
        chart.series().stream()
            .flatMap(series -> series.points().stream())
            .map(XyChart.Point::low)
            .anyMatch(Objects::nonNull);
    List<String> columns = new ArrayList<>();
    columns.add("series");
    columns.add(chart.x().label());
    columns.add(chart.y().label());
    if (ranges) {
      columns.add("low");
      columns.add("high");
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (XyChart.Series series : chart.series()) {
      for (XyChart.Point point : Thinning.of(series.points(), MOST_POINTS)) {
        rows.add(
            ranges
                ? row(series.name(), point.x(), point.y(), point.low(), point.high())
                : row(series.name(), point.x(), point.y()));
      }
    }
    return new Table(chart.title(), columns, rows);
  }

  private static Table of(RowChart chart) {
    boolean ranges = chart.rows().stream().anyMatch(row -> row.low() != null);
    return ranges
        ? new Table(
            chart.title(),
            List.of("", chart.axis().label(), "low", "high"),
            chart.rows().stream()
                .map(one -> row(one.label(), one.value(), one.low(), one.high()))
                .toList())
        : new Table(
            chart.title(),
            List.of("", chart.axis().label()),
            chart.rows().stream().map(one -> row(one.label(), one.value())).toList());
  }

  private static Table of(HeatMap chart) {
    List<String> columns = new ArrayList<>();
    columns.add(chart.rowLabel() + " \\ " + chart.columnLabel());
    columns.addAll(chart.columns());
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < chart.rows().size(); i++) {
      List<@Nullable Object> row = new ArrayList<>();
      row.add(chart.rows().get(i));
      row.addAll(chart.cells().get(i));
      rows.add(row);
    }
    return new Table(chart.title(), columns, rows);
  }

  /** List.of does not take the absent ones. */
  private static List<@Nullable Object> row(@Nullable Object... cells) {
    return new ArrayList<>(Arrays.asList(cells));
  }
}
