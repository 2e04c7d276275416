package dev.tradewind.training.report.measure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Precision against recall. The average precision is the sum of (recall gained) x (precision there)
 * over the thresholds, without interpolation, as scikit-learn defines it (interpolating is too
 * optimistic: Davis and Goadrich 2006).
 *
 * @param points recall rises
 * @param averagePrecision null where no example is true
 * @param base the share of true examples: the precision of a draw by chance
 */
public record PrecisionRecall(List<Point> points, @Nullable Double averagePrecision, double base) {

  /** One threshold: all with at least this score are selected. */
  public record Point(double recall, double precision, double threshold) {}

  public PrecisionRecall {
    points = List.copyOf(points);
  }

  /** Of these predictions. */
  public static PrecisionRecall of(BinaryPredictions predictions) {
    double positives = predictions.positives();
    double base = positives / predictions.size();
    if (positives == 0) {
      return new PrecisionRecall(List.of(), null, base);
    }
    List<Point> points = new ArrayList<>();
    double average = 0;
    double recall = 0;
    for (Sweep.Step step : Sweep.of(predictions)) {
      double next = step.truePositives() / positives;
      double precision =
          (double) step.truePositives() / (step.truePositives() + step.falsePositives());
      average += (next - recall) * precision;
      points.add(new Point(next, precision, step.threshold()));
      recall = next;
    }
    return new PrecisionRecall(points, average, base);
  }

  /** The average precision alone; NaN where there is none. */
  public static double average(BinaryPredictions predictions) {
    Double average = of(predictions).averagePrecision();
    return average == null ? Double.NaN : average;
  }
}
