package dev.tradewind.training.report.plot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines, dots and bands over two axes.
 *
 * @param series drawn in this order
 */
public record XyChart(String title, String description, Axis x, Axis y, List<Series> series)
    implements Chart {

  /** How a series is drawn. */
  public enum Style {
    /** Points joined. */
    LINE,
    /** Points joined by dashes, in grey: what to compare with. */
    REFERENCE,
    /** Dots, with error bars where points have them. */
    DOTS,
    /** The area between low and high. */
    BAND
  }

  /**
   * One of them.
   *
   * @param name for the legend
   */
  public record Series(String name, Style style, List<Point> points) {
    public Series {
      points = List.copyOf(points);
    }
  }

  /**
   * A point.
   *
   * @param low lower end of its error bar or band; null where there is none
   * @param high upper end
   */
  public record Point(double x, double y, @Nullable Double low, @Nullable Double high) {

    public static Point of(double x, double y) {
      return new Point(x, y, null, null);
    }
  }

  public XyChart {
    series = List.copyOf(series);
  }
}
