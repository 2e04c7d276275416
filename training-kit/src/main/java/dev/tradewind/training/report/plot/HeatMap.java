package dev.tradewind.training.report.plot;

import java.util.List;

/**
 * Numbers in rows and columns; the share of its row darkens a cell.
 *
 * @param rowLabel what a row is
 * @param columnLabel what a column is
 * @param cells [rows][columns], not negative
 */
public record HeatMap(
    String title,
    String description,
    String rowLabel,
    String columnLabel,
    List<String> rows,
    List<String> columns,
    List<List<Double>> cells)
    implements Chart {

  public HeatMap {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    cells = cells.stream().map(List::copyOf).toList();
  }
}
