package dev.tradewind.inference.predictionlog.page;

import dev.tradewind.inference.page.Html;
import dev.tradewind.inference.predictionlog.domain.Estimate;
import java.util.List;
import java.util.function.DoubleFunction;

/** One figure of several versions with its intervals, below each other on one scale. */
final class IntervalPicture {

  private static final int WIDTH = 900;
  private static final int LEFT = 110;
  private static final int RIGHT = 130;
  private static final int ROW = 30;
  private static final int BOTTOM = 26;
  private static final int TICKS = 4;

  private final List<Row> rows;
  private final DoubleFunction<String> words;
  private final double least;
  private final double most;

  /**
   * A version's figure.
   *
   * @param name of the version
   */
  record Row(String name, Estimate figure) {}

  private IntervalPicture(List<Row> rows, DoubleFunction<String> words) {
    this.rows = rows;
    this.words = words;
    double low = rows.stream().mapToDouble(row -> end(row, row.figure().low())).min().orElse(0);
    double high = rows.stream().mapToDouble(row -> end(row, row.figure().high())).max().orElse(1);
    double margin = Math.max(1e-9, (high - low) * 0.05);
    this.least = low >= 0 ? Math.max(0, low - margin) : low - margin;
    this.most = high + margin;
  }

  /** An end that is nowhere would leave no room for the others. */
  private static double end(Row row, double end) {
    return Double.isFinite(end) ? end : row.figure().value();
  }

  /**
   * The picture.
   *
   * @param rows at least one
   * @param words a figure as people read it
   */
  static String of(String title, List<Row> rows, DoubleFunction<String> words) {
    return new IntervalPicture(rows, words).draw(title);
  }

  private String draw(String title) {
    int height = rows.size() * ROW + BOTTOM;
    StringBuilder svg = new StringBuilder();
    svg.append(
        Html.format(
            "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
            WIDTH, height, Html.text(title)));
    for (int tick = 0; tick <= TICKS; tick++) {
      double value = least + (most - least) * tick / TICKS;
      svg.append(line(x(value), x(value), 0, height - BOTTOM, "#e8ebef", 1))
          .append(text(x(value), height - 8, "middle", words.apply(value)));
    }
    for (int place = 0; place < rows.size(); place++) {
      svg.append(row(rows.get(place), place * ROW + ROW / 2));
    }
    return svg.append("</svg>").toString();
  }

  private String row(Row row, int y) {
    Estimate figure = row.figure();
    return text(LEFT - 12, y + 4, "end", row.name())
        + line(x(end(row, figure.low())), x(end(row, figure.high())), y, y, "#1456b8", 3)
        + Html.format(
            "<circle cx=\"%.1f\" cy=\"%d\" r=\"5\" fill=\"#1456b8\"/>", x(figure.value()), y)
        + text(WIDTH - RIGHT + 12, y + 4, "start", words.apply(figure.value()));
  }

  private double x(double value) {
    return LEFT + (WIDTH - LEFT - RIGHT) * (value - least) / (most - least);
  }

  private static String line(
      double from, double to, double top, double bottom, String colour, int width) {
    return Html.format(
        "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%d\"/>",
        from, to, top, bottom, colour, width);
  }

  private static String text(double x, double y, String anchor, String text) {
    return Html.format(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, Html.text(text));
  }
}
