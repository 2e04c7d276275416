package dev.tradewind.inference.predictionlog.domain;

import java.util.Optional;

/** Predicted and true numbers, counted as they come. */
final class NumericTally {

  private final RunningMean distances = new RunningMean();
  private final RunningMean squares = new RunningMean();
  private final RunningMean errors = new RunningMean();

  void add(double predicted, double truth) {
    double error = predicted - truth;
    distances.add(Math.abs(error));
    squares.add(error * error);
    errors.add(error);
  }

  Optional<NumericOutcomes> outcomes() {
    if (errors.count() == 0) {
      return Optional.empty();
    }
    Estimate square = squares.estimate().within(0, Double.POSITIVE_INFINITY);
    return Optional.of(
        new NumericOutcomes(
            errors.count(),
            distances.estimate().within(0, Double.POSITIVE_INFINITY),
            new Estimate(
                Math.sqrt(square.value()), Math.sqrt(square.low()), Math.sqrt(square.high())),
            errors.estimate()));
  }
}
