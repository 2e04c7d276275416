package dev.tradewind.training.report.plot;

import java.util.List;

/**
 * How many values are in each range.
 *
 * @param columns side by side, rising
 */
public record HistogramChart(String title, String description, Axis x, Axis y, List<Column> columns)
    implements Chart {

  /** Values of at least from and below to. */
  public record Column(double from, double to, double value) {}

  public HistogramChart {
    columns = List.copyOf(columns);
  }
}
