package dev.tradewind.training.report.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * Cumulative gain: who looks at so many of the examples, those of the highest score first, finds so
 * many of the true ones. Lift is gain over what a draw by chance finds (Ling and Li 1998). Among
 * examples of the same score the draw is by chance: straight lines.
 *
 * @param points from (0, 0) to (1, 1); empty where no example is true
 */
public record Gain(List<Point> points) {

  /**
   * A depth.
   *
   * @param looked share of examples looked at
   * @param found share of the true ones found
   */
  public record Point(double looked, double found) {}

  public Gain {
    points = List.copyOf(points);
  }

  /** Of these predictions. */
  public static Gain of(BinaryPredictions predictions) {
    double positives = predictions.positives();
    if (positives == 0) {
      return new Gain(List.of());
    }
    List<Point> points = new ArrayList<>();
    points.add(new Point(0, 0));
    for (Sweep.Step step : Sweep.of(predictions)) {
      double looked = (double) (step.truePositives() + step.falsePositives()) / predictions.size();
      points.add(new Point(looked, step.truePositives() / positives));
    }
    return new Gain(points);
  }

  /**
   * Share of the true ones found among the first so many.
   *
   * @param looked share of examples, 0 to 1
   */
  public double found(double looked) {
    for (int i = 1; i < points.size(); i++) {
      Point to = points.get(i);
      if (looked <= to.looked()) {
        Point from = points.get(i - 1);
        double share = (looked - from.looked()) / (to.looked() - from.looked());
        return from.found() + share * (to.found() - from.found());
      }
    }
    return points.isEmpty() ? Double.NaN : 1;
  }

  /** How many times more than by chance, looking at this share (above 0). */
  public double lift(double looked) {
    return found(looked) / looked;
  }
}
