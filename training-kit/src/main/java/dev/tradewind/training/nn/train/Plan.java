package dev.tradewind.training.nn.train;

import dev.tradewind.training.nn.optimize.LearningRate;

/**
 * How long to train.
 *
 * @param epochs at most, 1 or more
 * @param patience stops after so many epochs without a better validation, 1 or more
 * @param leastSteps never stops before so many steps since the best: on small data an epoch is a
 *     few steps only, and says little
 * @param checkpointSteps steps between two checkpoints, 1 or more
 */
public record Plan(
    int epochs, int patience, long leastSteps, long checkpointSteps, LearningRate rate) {

  /** Asked between two epochs. */
  boolean isHopeless(TrainingState state) {
    return state.epoch() - 1 - state.bestEpoch() >= patience
        && state.steps() - state.bestSteps() >= leastSteps;
  }
}
