package dev.tradewind.inference.predictionlog.domain;

import dev.tradewind.inference.predictionlog.domain.BinaryOutcomes.Probabilities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Scores and whether it happened, counted as they come; in memory that does not grow with them. */
final class BinaryTally {

  static final int BINS = 10;

  /** As wrong as a float can be said to be: what comes after 1 below. */
  private static final double LEAST = 1e-7;

  private final ScoreHistogram scores = new ScoreHistogram();
  private final RunningMean logLoss = new RunningMean();
  private final RunningMean squares = new RunningMean();
  private final long[] counts = new long[BINS];
  private final long[] happened = new long[BINS];
  private final double[] sums = new double[BINS];
  private long labelled;
  private long positives;
  private boolean probabilities = true;

  void add(float score, boolean came) {
    labelled++;
    positives += came ? 1 : 0;
    scores.add(score, came);
    if (score < 0 || score > 1) {
      probabilities = false;
    } else {
      addProbability(score, came);
    }
  }

  private void addProbability(float score, boolean came) {
    double right = came ? score : 1.0 - score;
    logLoss.add(-Math.log(Math.max(LEAST, right)));
    squares.add((1 - right) * (1 - right));
    int bin = Math.min(BINS - 1, (int) (score * BINS));
    counts[bin]++;
    sums[bin] += score;
    happened[bin] += came ? 1 : 0;
  }

  Optional<BinaryOutcomes> outcomes() {
    return labelled == 0
        ? Optional.empty()
        : Optional.of(
            new BinaryOutcomes(
                new Share(positives, labelled),
                scores.areaUnderCurve(),
                probabilities ? Optional.of(probabilities()) : Optional.empty()));
  }

  private Probabilities probabilities() {
    List<CalibrationBin> bins = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      bins.add(
          new CalibrationBin(
              bin / (double) BINS,
              (bin + 1) / (double) BINS,
              counts[bin] == 0 ? 0 : sums[bin] / counts[bin],
              new Share(happened[bin], counts[bin])));
    }
    return new Probabilities(
        logLoss.estimate().within(0, Double.POSITIVE_INFINITY),
        squares.estimate().within(0, 1),
        bins.stream().mapToDouble(CalibrationBin::gap).sum() / labelled,
        bins);
  }
}
