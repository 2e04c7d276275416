package dev.tradewind.inference.experiment.domain;

import dev.tradewind.inference.experiment.domain.Experiment.Plan;

/** What somebody, or a guardrail, decided about an experiment. */
public sealed interface ExperimentChange {

  /** The experiment's id. */
  String id();

  /**
   * It is to be.
   *
   * @param plan what it compares
   */
  record Created(Plan plan) implements ExperimentChange {

    @Override
    public String id() {
      return plan.id();
    }
  }

  /** Subjects are to get its arms. */
  record Started(String id) implements ExperimentChange {}

  /**
   * It is over.
   *
   * @param reason in words, or empty
   */
  record Stopped(String id, String reason) implements ExperimentChange {}

  /**
   * It does harm.
   *
   * @param reason which guardrail, and its figures
   */
  record RolledBack(String id, String reason) implements ExperimentChange {}
}
