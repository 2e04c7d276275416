package dev.tradewind.inference.experiment.domain;

/** How far an experiment is. */
public enum ExperimentState {
  /** Nobody is in it yet. */
  DRAFT,
  /** Subjects get their arms. */
  RUNNING,
  /** Ended by somebody: everybody gets what is usual. */
  STOPPED,
  /** Ended by a guardrail: everybody gets what is usual. */
  ROLLED_BACK
}
