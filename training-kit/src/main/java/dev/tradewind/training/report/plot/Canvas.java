package dev.tradewind.training.report.plot;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes SVG elements. Colours are attributes, for readers without style sheets, and classes, which
 * a page gives the colours of its scheme.
 */
final class Canvas {

  static final double WIDTH = 400;
  static final double TEXT = 12;
  static final double SMALL = 11;

  private final StringBuilder out = new StringBuilder();

  /** Where text begins, ends or is centred. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private Canvas add(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values));
    return this;
  }

  private static String paint(@Nullable Color fill, @Nullable Color line) {
    StringBuilder classes = new StringBuilder();
    if (fill != null) {
      classes.append(fill.fillClass());
    }
    if (line != null) {
      classes.append(classes.isEmpty() ? "" : " ").append(line.lineClass());
    }
    return String.format(
        "class=\"%s\" fill=\"%s\"%s",
        classes,
        fill == null ? "none" : fill.onWhite(),
        line == null ? "" : " stroke=\"" + line.onWhite() + "\"");
  }

  void line(double x1, double y1, double x2, double y2, Color color, double width, String dash) {
    add(
        "<path %s stroke-width=\"%s\"%s d=\"M%s %sL%s %s\"/>",
        paint(null, color),
        number(width),
        dash.isEmpty() ? "" : " stroke-dasharray=\"" + dash + "\"",
        number(x1),
        number(y1),
        number(x2),
        number(y2));
  }

  void path(List<double[]> points, Color color, double width, String dash) {
    add(
        "<path %s stroke-width=\"%s\" stroke-linejoin=\"round\"%s d=\"%s\"/>",
        paint(null, color),
        number(width),
        dash.isEmpty() ? "" : " stroke-dasharray=\"" + dash + "\"",
        steps(points));
  }

  void area(List<double[]> points, Color color, double opacity) {
    add(
        "<path %s fill-opacity=\"%s\" d=\"%sZ\"/>",
        paint(color, null), decimal(opacity), steps(points));
  }

  private static String steps(List<double[]> points) {
    StringBuilder steps = new StringBuilder();
    for (double[] point : points) {
      steps.append(steps.isEmpty() ? "M" : "L");
      steps.append(number(point[0])).append(' ').append(number(point[1]));
    }
    return steps.toString();
  }

  void rectangle(
      double x, double y, double width, double height, Color color, double opacity, double round) {
    add(
        "<rect %s fill-opacity=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\"/>",
        paint(color, null),
        decimal(opacity),
        number(x),
        number(y),
        number(Math.max(0, width)),
        number(Math.max(0, height)),
        number(round));
  }

  /** A mark with a rim of paper, so that marks that touch can be told apart. */
  void dot(double x, double y, double radius, Color color, boolean hollow) {
    add(
        "<circle %s stroke-width=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>",
        hollow ? paint(Color.PAPER, color) : paint(color, Color.PAPER),
        hollow ? "2" : "1",
        number(x),
        number(y),
        number(radius));
  }

  void text(double x, double y, String text, Color color, double size, Anchor anchor) {
    text(x, y, text, color, size, anchor, "");
  }

  void bold(double x, double y, String text, Color color, double size, Anchor anchor) {
    text(x, y, text, color, size, anchor, " font-weight=\"600\"");
  }

  /** Rising, by so many degrees. */
  void turned(int degrees, double x, double y, String text, Color color, double size) {
    String turned =
        String.format(" transform=\"rotate(-%d %s %s)\"", degrees, number(x), number(y));
    text(x, y, text, color, size, Anchor.START, turned);
  }

  private void text(
      double x, double y, String text, Color color, double size, Anchor anchor, String more) {
    add(
        "<text %s x=\"%s\" y=\"%s\" font-size=\"%s\" text-anchor=\"%s\"%s>%s</text>",
        paint(color, null),
        number(x),
        number(y),
        number(size),
        anchor.name().toLowerCase(Locale.ROOT),
        more,
        Markup.escape(text));
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
