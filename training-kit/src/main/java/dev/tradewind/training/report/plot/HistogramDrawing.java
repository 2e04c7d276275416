package dev.tradewind.training.report.plot;

import dev.tradewind.training.report.plot.HistogramChart.Column;

/** Draws columns side by side. */
final class HistogramDrawing {

  private HistogramDrawing() {}

  /** Draws, and answers the height. */
  static double draw(Canvas canvas, HistogramChart chart) {
    double top = Frame.title(canvas, chart.title());
    double[] edges =
        chart.columns().stream()
            .flatMapToDouble(column -> java.util.stream.DoubleStream.of(column.from(), column.to()))
            .toArray();
    double[] heights = chart.columns().stream().mapToDouble(Column::value).toArray();
    Frame frame =
        Frame.draw(
            canvas,
            top,
            chart.x(),
            Frame.across(chart.x(), edges),
            chart.y(),
            Frame.upwards(chart.y(), heights));
    for (Column column : chart.columns()) {
      double left = frame.x(column.from()) + 0.7;
      double right = frame.x(column.to()) - 0.7;
      double high = frame.y(column.value());
      canvas.rectangle(left, high, right - left, frame.y(0) - high, Color.FIRST, 0.85, 1);
    }
    boolean crossesZero =
        chart.columns().stream().anyMatch(column -> column.from() < 0)
            && chart.columns().stream().anyMatch(column -> column.to() > 0);
    if (crossesZero) {
      frame.upright(0);
    }
    return frame.height();
  }
}
