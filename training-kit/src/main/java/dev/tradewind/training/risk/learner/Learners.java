package dev.tradewind.training.risk.learner;

import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.ParameterSpec;
import dev.tradewind.training.run.RunFailure;
import java.util.Optional;

/**
 * What learns beside logistic regression.
 *
 * @param network whether a network does
 * @param trees whether boosted trees do
 */
record Learners(boolean network, boolean trees) {

  private static final String PARAMETER = "learner";

  /**
   * {@code network}, {@code trees} or {@code both}; where nothing is said both, as far as they can
   * be had: validation chooses how much of each.
   */
  static ParameterSpec parameter() {
    return ParameterSpec.text(PARAMETER);
  }

  /**
   * As a run asks.
   *
   * @param isPrivate whether single examples are protected: trees do not protect them
   * @param missing why no trees can be grown here; empty where they can
   */
  static Learners of(Hyperparameters parameters, boolean isPrivate, Optional<String> missing) {
    String asked = parameters.text(PARAMETER);
    Learners learners =
        switch (asked) {
          case "" -> new Learners(true, !isPrivate && missing.isEmpty());
          case "both" -> new Learners(true, true);
          case "network" -> new Learners(true, false);
          case "trees" -> new Learners(false, true);
          default ->
              throw RunFailure.parameter(
                  PARAMETER + ": \"" + asked + "\" (expected: network, trees or both)");
        };
    if (isPrivate && learners.trees) {
      throw RunFailure.parameter(
          PARAMETER
              + ": "
              + asked
              + " (expected: network, where private_noise is above 0: trees give away what they"
              + " learn from)");
    }
    if (learners.trees && missing.isPresent()) {
      throw RunFailure.parameter(
          PARAMETER + ": " + asked + " (expected: network: " + missing.get() + ")");
    }
    return learners;
  }
}
