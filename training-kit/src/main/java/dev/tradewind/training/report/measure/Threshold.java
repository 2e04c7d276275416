package dev.tradewind.training.report.measure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What comes of selecting every example that scores at least so much.
 *
 * @param threshold the least score that is selected
 * @param selected share of all that is selected
 * @param precision share of the selected that is true; null where none is selected
 * @param recall share of the true that is selected; null where none is true
 * @param falsePositiveRate share of the not true that is selected; null where all are true
 * @param f1 harmonic mean of precision and recall; 0 where nothing true is selected
 */
public record Threshold(
    double threshold,
    double selected,
    @Nullable Double precision,
    @Nullable Double recall,
    @Nullable Double falsePositiveRate,
    double f1) {

  /** One row. */
  public static Threshold at(BinaryPredictions predictions, double threshold) {
    long hits = 0;
    long alarms = 0;
    for (int i = 0; i < predictions.size(); i++) {
      if (predictions.score(i) >= threshold) {
        hits += predictions.isTrue(i) ? 1 : 0;
        alarms += predictions.isTrue(i) ? 0 : 1;
      }
    }
    long positives = predictions.positives();
    long all = predictions.size();
    return new Threshold(
        threshold,
        (double) (hits + alarms) / all,
        Rate.of(hits, hits + alarms).value(),
        Rate.of(hits, positives).value(),
        Rate.of(alarms, all - positives).value(),
        hits == 0 ? 0 : 2.0 * hits / (hits + alarms + positives));
  }

  /** A row for each. */
  public static List<Threshold> table(BinaryPredictions predictions, List<Double> thresholds) {
    return thresholds.stream().map(one -> at(predictions, one)).toList();
  }

  /** The threshold with the highest F1; of several the highest threshold. */
  public static double bestF1(BinaryPredictions predictions) {
    long positives = predictions.positives();
    double best = -1;
    double threshold = 0;
    for (Sweep.Step step : Sweep.of(predictions)) {
      double f1 =
          2.0 * step.truePositives() / (step.truePositives() + step.falsePositives() + positives);
      if (f1 > best) {
        best = f1;
        threshold = step.threshold();
      }
    }
    return threshold;
  }
}
