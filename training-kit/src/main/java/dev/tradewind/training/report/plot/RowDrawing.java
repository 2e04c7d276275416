package dev.tradewind.training.report.plot;

import dev.tradewind.training.report.plot.Canvas.Anchor;
import dev.tradewind.training.report.plot.RowChart.Mark;
import dev.tradewind.training.report.plot.RowChart.Row;
import dev.tradewind.training.report.plot.RowChart.Tone;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Draws a row a value, with the value written at its end. */
final class RowDrawing {

  private static final double STEP = 25;
  private static final double WIDEST_LABEL = 150;

  private RowDrawing() {}

  /** Draws, and answers the height. */
  static double draw(Canvas canvas, RowChart chart) {
    double top = Frame.title(canvas, chart.title()) + 4;
    double bottom = top + chart.rows().size() * STEP;
    double label =
        Math.min(
            WIDEST_LABEL,
            chart.rows().stream()
                .mapToDouble(row -> Lettering.width(row.label(), Canvas.TEXT))
                .max()
                .orElse(0));
    double value =
        chart.rows().stream()
            .mapToDouble(row -> Lettering.width(written(chart, row), Canvas.TEXT))
            .max()
            .orElse(0);
    double left = 18 + label;
    double right = Canvas.WIDTH - value - 18;
    Ticks ticks = ticks(chart, right - left);
    Scale scale = Scale.of(chart.axis(), ticks, left, right);
    for (double tick : ticks.values()) {
      canvas.line(scale.at(tick), top, scale.at(tick), bottom, Color.GRID, 1, "");
      canvas.text(
          scale.at(tick), bottom + 16, scale.write(tick), Color.MUTED, Canvas.SMALL, Anchor.MIDDLE);
    }
    if (chart.reference() != null) {
      double x = scale.within(chart.reference());
      canvas.line(x, top, x, bottom, Color.MUTED, 1.2, "4 3");
    }
    for (int i = 0; i < chart.rows().size(); i++) {
      Row row = chart.rows().get(i);
      double y = top + (i + 0.5) * STEP;
      canvas.text(
          left - 10,
          y + 4,
          Lettering.fitted(row.label(), Canvas.TEXT, label),
          Color.INK,
          Canvas.TEXT,
          Anchor.END);
      mark(canvas, scale, chart.mark(), row, y);
      canvas.text(Canvas.WIDTH - 4, y + 4, written(chart, row), Color.INK, Canvas.TEXT, Anchor.END);
    }
    canvas.text(
        (left + right) / 2,
        bottom + 34,
        chart.axis().label(),
        Color.MUTED,
        Canvas.SMALL,
        Anchor.MIDDLE);
    return bottom + 43;
  }

  private static String written(RowChart chart, Row row) {
    return chart.axis().unit().write(row.value());
  }

  private static Ticks ticks(RowChart chart, double room) {
    for (int most = 7; most > 2; most--) {
      Ticks ticks = Scale.ticks(chart.axis(), values(chart), most);
      double widest = Scale.widest(chart.axis(), ticks, Canvas.SMALL) + 8;
      if (widest * ticks.values().size() < room) {
        return ticks;
      }
    }
    return Scale.ticks(chart.axis(), values(chart), 2);
  }

  private static DoubleStream values(RowChart chart) {
    DoubleStream rows =
        chart.rows().stream()
            .flatMapToDouble(
                row ->
                    Stream.of(row.value(), row.low(), row.high())
                        .filter(java.util.Objects::nonNull)
                        .mapToDouble(Double::doubleValue));
    DoubleStream zero = chart.mark() == Mark.BAR ? DoubleStream.of(0) : DoubleStream.empty();
    return DoubleStream.concat(zero, rows);
  }

  private static void mark(Canvas canvas, Scale scale, Mark mark, Row row, double y) {
    Color color = color(row.tone());
    double x = scale.at(row.value());
    if (mark == Mark.BAR) {
      double zero = scale.at(0);
      canvas.rectangle(Math.min(x, zero), y - 8, Math.abs(x - zero), 16, color, 0.85, 2);
    }
    if (row.low() != null && row.high() != null) {
      Color line = mark == Mark.BAR ? Color.INK : color;
      double low = scale.at(row.low());
      double high = scale.at(row.high());
      canvas.line(low, y, high, y, line, 1.6, "");
      canvas.line(low, y - 4, low, y + 4, line, 1.6, "");
      canvas.line(high, y - 4, high, y + 4, line, 1.6, "");
    }
    if (mark == Mark.DOT) {
      canvas.dot(x, y, 5, color, row.tone() == Tone.MUTED);
    }
  }

  private static Color color(Tone tone) {
    return switch (tone) {
      case MAIN -> Color.FIRST;
      case MUTED -> Color.MUTED;
      case AGAINST -> Color.SECOND;
    };
  }
}
