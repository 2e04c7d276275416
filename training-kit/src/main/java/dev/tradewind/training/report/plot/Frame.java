package dev.tradewind.training.report.plot;

import dev.tradewind.training.report.plot.Canvas.Anchor;
import java.util.List;

/** What all charts over two axes have: a title, a grid, ticks, labels. */
final class Frame {

  static final double HEIGHT = 220;
  private static final double RIGHT = Canvas.WIDTH - 14;
  private static final double TITLE = 14;
  private static final int MOST_ROWS = 7;

  private final Canvas canvas;
  private final Scale x;
  private final Scale y;
  private final double bottom;

  private Frame(Canvas canvas, Scale x, Scale y, double bottom) {
    this.canvas = canvas;
    this.x = x;
    this.y = y;
    this.bottom = bottom;
  }

  /** Draws the title and answers how much height it took. */
  static double title(Canvas canvas, String title) {
    double y = 4;
    for (String line : Lettering.lines(title, TITLE * 1.06, Canvas.WIDTH - 8)) {
      y += 17;
      canvas.bold(4, y, line, Color.INK, TITLE, Anchor.START);
    }
    return y + 6;
  }

  /** Draws grid and axes below what is there. */
  static Frame draw(Canvas canvas, double top, Axis xAxis, Ticks xTicks, Axis yAxis, Ticks yTicks) {
    double plotTop = top + 24;
    double bottom = plotTop + HEIGHT;
    double halfLabel = Scale.widest(xAxis, xTicks, Canvas.SMALL) / 2;
    double left = Math.max(14 + Scale.widest(yAxis, yTicks, Canvas.SMALL), halfLabel + 2);
    double room = Math.max(4, halfLabel - (Canvas.WIDTH - RIGHT) + 2);
    Scale x = Scale.of(xAxis, xTicks, left, RIGHT - room);
    Scale y = Scale.of(yAxis, yTicks, bottom, plotTop);
    canvas.text(4, top + 13, yAxis.label(), Color.MUTED, Canvas.SMALL, Anchor.START);
    for (double tick : yTicks.values()) {
      canvas.line(left, y.at(tick), RIGHT - room, y.at(tick), Color.GRID, 1, "");
      canvas.text(left - 7, y.at(tick) + 4, y.write(tick), Color.MUTED, Canvas.SMALL, Anchor.END);
    }
    for (double tick : xTicks.values()) {
      canvas.line(x.at(tick), bottom, x.at(tick), bottom + 4, Color.MUTED, 1, "");
      canvas.text(x.at(tick), bottom + 17, x.write(tick), Color.MUTED, Canvas.SMALL, Anchor.MIDDLE);
    }
    canvas.line(left, bottom, RIGHT - room, bottom, Color.MUTED, 1, "");
    canvas.text(
        (left + RIGHT) / 2, bottom + 35, xAxis.label(), Color.MUTED, Canvas.SMALL, Anchor.MIDDLE);
    return new Frame(canvas, x, y, bottom);
  }

  /** Ticks of an axis from left to right: as many as have room. */
  static Ticks across(Axis axis, double[] values) {
    for (int most = 11; most > 3; most--) {
      Ticks ticks = Scale.ticks(axis, java.util.Arrays.stream(values), most);
      double widest = Scale.widest(axis, ticks, Canvas.SMALL) + 10;
      if (widest * ticks.values().size() < Canvas.WIDTH - 70) {
        return ticks;
      }
    }
    return Scale.ticks(axis, java.util.Arrays.stream(values), 3);
  }

  /** Ticks of an axis from bottom to top. */
  static Ticks upwards(Axis axis, double[] values) {
    return Scale.ticks(axis, java.util.Arrays.stream(values), MOST_ROWS);
  }

  double x(double value) {
    return x.within(value);
  }

  double y(double value) {
    return y.within(value);
  }

  double[] at(double xValue, double yValue) {
    return new double[] {x(xValue), y(yValue)};
  }

  /** A dashed line from top to bottom. */
  void upright(double xValue) {
    List<Double> ends = y.ticks().values();
    canvas.line(
        x(xValue), y(ends.get(0)), x(xValue), y(ends.get(ends.size() - 1)), Color.MUTED, 1, "4 3");
  }

  double height() {
    return bottom + 44;
  }
}
