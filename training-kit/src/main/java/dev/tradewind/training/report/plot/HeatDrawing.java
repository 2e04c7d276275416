package dev.tradewind.training.report.plot;

import dev.tradewind.training.report.plot.Canvas.Anchor;
import java.util.List;

/** Draws a table whose cells are darkened by their share of the row. */
final class HeatDrawing {

  private static final double WIDEST_LABEL = 120;
  private static final double WIDEST_CELL = 64;
  private static final int MOST_SLANTED = 4;

  /** From here on paper is easier to read on the fill than ink, in both schemes together. */
  private static final double EVEN = 0.7;

  private HeatDrawing() {}

  /** Draws, and answers the height. */
  static double draw(Canvas canvas, HeatMap chart) {
    double top = Frame.title(canvas, chart.title());
    double left = 12 + widest(chart.rows());
    boolean upright = chart.columns().size() > MOST_SLANTED;
    double rise = widest(chart.columns()) * (upright ? 1 : 0.71) + 8;
    // The last column's label, where it is slanted, ends to the right of its cell.
    double right = Canvas.WIDTH - (upright ? 8 : Math.max(8, rise - 10));
    double cell = Math.min(WIDEST_CELL, (right - left) / Math.max(1, chart.columns().size()));
    canvas.text(4, top + 12, "↓ " + chart.rowLabel(), Color.MUTED, Canvas.SMALL, Anchor.START);
    canvas.text(4, top + 27, "→ " + chart.columnLabel(), Color.MUTED, Canvas.SMALL, Anchor.START);
    double tableTop = top + Math.max(34, rise + (upright ? 4 : 12));
    for (int column = 0; column < chart.columns().size(); column++) {
      canvas.turned(
          upright ? 90 : 45,
          left + (column + 0.5) * cell + (upright ? 4 : 0),
          tableTop - 6,
          Lettering.fitted(chart.columns().get(column), Canvas.SMALL, WIDEST_LABEL),
          Color.MUTED,
          Canvas.SMALL);
    }
    for (int row = 0; row < chart.rows().size(); row++) {
      double y = tableTop + row * cell;
      canvas.text(
          left - 8,
          y + cell / 2 + 4,
          Lettering.fitted(chart.rows().get(row), Canvas.SMALL, WIDEST_LABEL),
          Color.MUTED,
          Canvas.SMALL,
          Anchor.END);
      cells(canvas, chart.cells().get(row), left, y, cell);
    }
    return tableTop + chart.rows().size() * cell + 8;
  }

  private static void cells(Canvas canvas, List<Double> cells, double left, double y, double cell) {
    double sum = cells.stream().mapToDouble(Double::doubleValue).sum();
    for (int i = 0; i < cells.size(); i++) {
      double x = left + i * cell;
      double share = sum == 0 ? 0 : cells.get(i) / sum;
      canvas.rectangle(x + 0.6, y + 0.6, cell - 1.2, cell - 1.2, Color.GRID, 0.45, 2);
      if (share > 0) {
        double opacity = 0.12 + 0.88 * share;
        canvas.rectangle(x + 0.6, y + 0.6, cell - 1.2, cell - 1.2, Color.FIRST, opacity, 2);
        String text = Numbers.write(cells.get(i));
        double size = Math.min(11, 0.9 * cell / Math.max(1.3, Lettering.width(text, 1)));
        canvas.text(
            x + cell / 2,
            y + cell / 2 + size * 0.36,
            text,
            share > EVEN ? Color.PAPER : Color.INK,
            size,
            Anchor.MIDDLE);
      }
    }
  }

  private static double widest(List<String> labels) {
    return Math.min(
        WIDEST_LABEL,
        labels.stream().mapToDouble(label -> Lettering.width(label, Canvas.SMALL)).max().orElse(0));
  }
}
