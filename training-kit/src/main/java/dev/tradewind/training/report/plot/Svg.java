package dev.tradewind.training.report.plot;

import java.util.Locale;

/** Draws a chart. */
public final class Svg {

  private static final String FONT = "system-ui, -apple-system, 'Segoe UI', sans-serif";

  private Svg() {}

  /**
   * An element for a page that has {@link Color#css()} among its styles.
   *
   * @param id unique in the page
   */
  public static String inline(Chart chart, String id) {
    Canvas canvas = new Canvas();
    return element(chart, id, draw(canvas, chart), canvas.toString(), "");
  }

  /** A file by itself, light or dark as its reader is. */
  public static String file(Chart chart) {
    Canvas canvas = new Canvas();
    double height = draw(canvas, chart);
    Canvas paper = new Canvas();
    paper.rectangle(0, 0, Canvas.WIDTH, height, Color.PAPER, 1, 0);
    String style = "<style>" + Color.css() + "</style>";
    return element(chart, "chart", height, paper.toString() + canvas, style);
  }

  private static String element(
      Chart chart, String id, double height, String content, String style) {
    return String.format(
        Locale.ROOT,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" role=\"img\""
            + " aria-labelledby=\"%s-t %s-d\" font-family=\"%s\"><title id=\"%s-t\">%s</title>"
            + "<desc id=\"%s-d\">%s</desc>%s%s</svg>",
        Canvas.number(Canvas.WIDTH),
        Canvas.number(height),
        id,
        id,
        FONT,
        id,
        Markup.escape(chart.title()),
        id,
        Markup.escape(chart.description()),
        style,
        content);
  }

  private static double draw(Canvas canvas, Chart chart) {
    if (chart instanceof XyChart xy) {
      return XyDrawing.draw(canvas, xy);
    }
    if (chart instanceof RowChart rows) {
      return RowDrawing.draw(canvas, rows);
    }
    if (chart instanceof HistogramChart histogram) {
      return HistogramDrawing.draw(canvas, histogram);
    }
    if (chart instanceof HeatMap heat) {
      return HeatDrawing.draw(canvas, heat);
    }
    throw new IllegalStateException("no drawing of " + chart);
  }
}
