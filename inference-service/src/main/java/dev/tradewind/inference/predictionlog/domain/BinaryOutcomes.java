package dev.tradewind.inference.predictionlog.domain;

import java.util.List;
import java.util.Optional;

/**
 * How well predictions foretold what happened or did not.
 *
 * @param happened how many did, of all that are labelled
 * @param areaUnderCurve empty where all happened or none did
 * @param probabilities how good they are as probabilities; empty where a score is none
 */
public record BinaryOutcomes(
    Share happened, Optional<Estimate> areaUnderCurve, Optional<Probabilities> probabilities) {

  /**
   * Scores taken at their word.
   *
   * @param logLoss mean of -ln of the probability of what came true, in nats; it is taken for at
   *     least 1e-7, as an answer of 0 would be infinitely wrong
   * @param brierScore mean squared distance of the probability from 0 or 1 (Brier 1950)
   * @param calibrationError expected calibration error over the bins: the mean distance of what was
   *     said from what came true (Guo et al. 2017, equation 3). It has no usual interval; of few
   *     predictions it is too high
   * @param bins of equal width, by rising probability
   */
  public record Probabilities(
      Estimate logLoss, Estimate brierScore, double calibrationError, List<CalibrationBin> bins) {

    public Probabilities {
      bins = List.copyOf(bins);
    }
  }
}
