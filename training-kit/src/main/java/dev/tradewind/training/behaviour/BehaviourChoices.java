package dev.tradewind.training.behaviour;

import dev.tradewind.training.fit.Calibrated;
import java.util.Collections;
import java.util.List;

/**
 * What was chosen on validation.
 *
 * @param calibrated makes the log odds of each {@link Question} right
 * @param moneyFactor makes the sum of what is expected right, above 0
 * @param threshold probability of the best F1 of what is explained
 * @param epochs of the best validation
 * @param schedule epochs that the learning rate fell over
 * @param quality of the best epoch
 */
record BehaviourChoices(
    List<Calibrated> calibrated,
    double moneyFactor,
    double threshold,
    int epochs,
    int schedule,
    double quality) {

  BehaviourChoices {
    calibrated = List.copyOf(calibrated);
  }

  /** Nothing is chosen yet. */
  static BehaviourChoices none() {
    return new BehaviourChoices(
        Collections.nCopies(Question.count(), new Calibrated(1, 0)), 1, .5, 0, 0, 0);
  }
}
