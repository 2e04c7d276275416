package dev.tradewind.training.report.plot;

import dev.tradewind.training.report.plot.Canvas.Anchor;
import dev.tradewind.training.report.plot.XyChart.Point;
import dev.tradewind.training.report.plot.XyChart.Series;
import dev.tradewind.training.report.plot.XyChart.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Draws lines, dots and bands. */
final class XyDrawing {

  private static final String[] DASHES = {"", "7 3", "2 3", "9 3 2 3"};
  private static final int FEW = 12;

  private XyDrawing() {}

  /** Draws, and answers the height. */
  static double draw(Canvas canvas, XyChart chart) {
    double top = legend(canvas, chart.series(), Frame.title(canvas, chart.title()));
    double[] xs = points(chart).mapToDouble(Point::x).toArray();
    double[] ys =
        points(chart)
            .flatMapToDouble(
                point ->
                    Stream.of(point.y(), point.low(), point.high())
                        .filter(Objects::nonNull)
                        .flatMapToDouble(DoubleStream::of))
            .toArray();
    Frame frame =
        Frame.draw(
            canvas,
            top,
            chart.x(),
            Frame.across(chart.x(), xs),
            chart.y(),
            Frame.upwards(chart.y(), ys));
    for (int i = 0; i < chart.series().size(); i++) {
      Series series = chart.series().get(i);
      List<double[]> places =
          series.points().stream().map(point -> frame.at(point.x(), point.y())).toList();
      switch (series.style()) {
        case LINE -> line(canvas, places, number(chart.series(), i));
        case REFERENCE -> canvas.path(places, Color.MUTED, 1.5, "4 4");
        case DOTS -> dots(canvas, frame, series, number(chart.series(), i));
        case BAND -> canvas.area(band(frame, series), color(chart.series(), i), 0.22);
      }
    }
    return frame.height();
  }

  private static Stream<Point> points(XyChart chart) {
    return chart.series().stream().flatMap(series -> series.points().stream());
  }

  private static void line(Canvas canvas, List<double[]> places, int number) {
    canvas.path(places, Color.series(number), 2.2, DASHES[number % DASHES.length]);
    if (places.size() <= FEW) {
      places.forEach(place -> canvas.dot(place[0], place[1], 3.5, Color.series(number), false));
    }
  }

  private static void dots(Canvas canvas, Frame frame, Series series, int number) {
    Color color = Color.series(number);
    for (Point point : series.points()) {
      Double low = point.low();
      Double high = point.high();
      double x = frame.x(point.x());
      if (low != null && high != null) {
        canvas.line(x, frame.y(low), x, frame.y(high), color, 1.5, "");
      }
      canvas.dot(x, frame.y(point.y()), 4, color, number % 2 == 1);
    }
  }

  private static List<double[]> band(Frame frame, Series series) {
    List<double[]> rim = new ArrayList<>();
    for (Point point : series.points()) {
      Double high = point.high();
      rim.add(frame.at(point.x(), high == null ? point.y() : high));
    }
    for (int i = series.points().size() - 1; i >= 0; i--) {
      Point point = series.points().get(i);
      Double low = point.low();
      rim.add(frame.at(point.x(), low == null ? point.y() : low));
    }
    return rim;
  }

  /** References have no number: they are grey. */
  private static int number(List<Series> all, int index) {
    return (int)
        all.subList(0, index).stream()
            .filter(one -> one.style() == Style.LINE || one.style() == Style.DOTS)
            .count();
  }

  private static Color color(List<Series> all, int index) {
    return Color.series(number(all, index));
  }

  /** One row or more above the chart; answers where they end. */
  private static double legend(Canvas canvas, List<Series> all, double top) {
    if (all.size() < 2) {
      return top;
    }
    double x = 4;
    double y = top + 8;
    for (int i = 0; i < all.size(); i++) {
      Series series = all.get(i);
      double width = 40 + Lettering.width(series.name(), Canvas.SMALL);
      if (x > 4 && x + width > Canvas.WIDTH) {
        x = 4;
        y += 17;
      }
      key(canvas, series.style(), number(all, i), x, y);
      canvas.text(x + 27, y + 4, series.name(), Color.INK, Canvas.SMALL, Anchor.START);
      x += width;
    }
    return y + 10;
  }

  private static void key(Canvas canvas, Style style, int number, double x, double y) {
    Color color = Color.series(number);
    switch (style) {
      case LINE -> canvas.line(x, y, x + 22, y, color, 2.2, DASHES[number % DASHES.length]);
      case REFERENCE -> canvas.line(x, y, x + 22, y, Color.MUTED, 1.5, "4 4");
      case DOTS -> canvas.dot(x + 14, y, 4, color, number % 2 == 1);
      case BAND -> canvas.rectangle(x, y - 5, 22, 10, color, 0.22, 2);
    }
  }
}
