package dev.tradewind.inference.experiment.domain;

/** Why a change of an experiment changes nothing. The names are part of the contract. */
public enum Refusal {
  /** There is no experiment of this id. */
  EXPERIMENT_UNKNOWN,
  /** There is another experiment of this id. */
  EXPERIMENT_EXISTS,
  /** Its state does not allow that. */
  EXPERIMENT_STATE,
  /** Another experiment about the same decision runs. */
  EXPERIMENT_CONFLICT,
  /** There are as many experiments as there may be. */
  EXPERIMENTS_FULL
}
