package dev.tradewind.training.report.measure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Receiver operating characteristic (Fawcett 2006). Tied scores make one slanted line, so that the
 * area is the share of pairs (true, not true) in which the true one scores higher, ties counted
 * half.
 *
 * @param points from nothing selected to everything selected
 * @param area under the curve; null where all examples are true, or none is
 */
public record RocCurve(List<Point> points, @Nullable Double area) {

  /**
   * One threshold.
   *
   * @param threshold null where nothing is selected
   */
  public record Point(
      double falsePositiveRate, double truePositiveRate, @Nullable Double threshold) {}

  public RocCurve {
    points = List.copyOf(points);
  }

  /** Of these predictions. */
  public static RocCurve of(BinaryPredictions predictions) {
    double positives = predictions.positives();
    double negatives = predictions.size() - positives;
    if (positives == 0 || negatives == 0) {
      return new RocCurve(List.of(), null);
    }
    List<Point> points = new ArrayList<>();
    points.add(new Point(0, 0, null));
    double area = 0;
    double x = 0;
    double y = 0;
    for (Sweep.Step step : Sweep.of(predictions)) {
      double nextX = step.falsePositives() / negatives;
      double nextY = step.truePositives() / positives;
      area += (nextX - x) * (y + nextY) / 2;
      points.add(new Point(nextX, nextY, step.threshold()));
      x = nextX;
      y = nextY;
    }
    return new RocCurve(points, area);
  }

  /** The area alone; NaN where there is none. */
  public static double area(BinaryPredictions predictions) {
    Double area = of(predictions).area();
    return area == null ? Double.NaN : area;
  }
}
