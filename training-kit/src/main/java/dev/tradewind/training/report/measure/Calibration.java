package dev.tradewind.training.report.measure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether probabilities mean what they say. Bins of equal width; a value on an edge is in the lower
 * bin.
 *
 * @param bins all of them, empty ones too
 * @param expectedError expected calibration error: mean over examples of |mean prediction - share
 *     true| of the bin (Naeini, Cooper and Hauskrecht 2015)
 * @param brier mean of (prediction - truth) squared (Brier 1950); 0 is perfect
 */
public record Calibration(List<Bin> bins, double expectedError, double brier) {

  /**
   * A range of predictions.
   *
   * @param predicted mean prediction; null where the bin is empty
   * @param observed share that was true
   */
  public record Bin(double from, double to, @Nullable Double predicted, Rate observed) {}

  public Calibration {
    bins = List.copyOf(bins);
  }

  /**
   * Of these predictions.
   *
   * @param predictions probabilities, 0 to 1
   * @param count of bins, 1 or more
   */
  public static Calibration of(BinaryPredictions predictions, int count) {
    double[] sums = new double[count];
    long[] sizes = new long[count];
    long[] hits = new long[count];
    double brier = 0;
    for (int i = 0; i < predictions.size(); i++) {
      double score = predictions.score(i);
      if (score < 0 || score > 1) {
        throw new IllegalArgumentException("score: " + score + " (expected: a probability)");
      }
      int bin = Math.max(0, (int) Math.ceil(score * count) - 1);
      sums[bin] += score;
      sizes[bin]++;
      hits[bin] += predictions.isTrue(i) ? 1 : 0;
      double miss = score - (predictions.isTrue(i) ? 1 : 0);
      brier += miss * miss;
    }
    List<Bin> bins = new ArrayList<>();
    double error = 0;
    for (int bin = 0; bin < count; bin++) {
      error += Math.abs(sums[bin] - hits[bin]);
      bins.add(
          new Bin(
              (double) bin / count,
              (bin + 1.0) / count,
              sizes[bin] == 0 ? null : sums[bin] / sizes[bin],
              Rate.of(hits[bin], sizes[bin])));
    }
    return new Calibration(bins, error / predictions.size(), brier / predictions.size());
  }
}
