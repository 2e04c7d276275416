package dev.tradewind.training.nn.train;

/**
 * How far training is.
 *
 * @param epoch being trained, from 1
 * @param batches done in that epoch
 * @param steps done in all
 * @param lossSum of the epoch's batches so far
 * @param best best validation so far; negative infinity before the first
 * @param bestEpoch 0 before the first
 * @param bestSteps steps done when it was best
 */
record TrainingState(
    int epoch,
    int batches,
    long steps,
    double lossSum,
    double best,
    int bestEpoch,
    long bestSteps) {

  static final TrainingState START = new TrainingState(1, 0, 0, 0, Double.NEGATIVE_INFINITY, 0, 0);

  TrainingState stepped(double loss) {
    return new TrainingState(
        epoch, batches + 1, steps + 1, lossSum + loss, best, bestEpoch, bestSteps);
  }

  TrainingState nextEpoch(double validation) {
    return validation > best
        ? new TrainingState(epoch + 1, 0, steps, 0, validation, epoch, steps)
        : new TrainingState(epoch + 1, 0, steps, 0, best, bestEpoch, bestSteps);
  }

  double meanLoss() {
    return batches == 0 ? Double.NaN : lossSum / batches;
  }
}
