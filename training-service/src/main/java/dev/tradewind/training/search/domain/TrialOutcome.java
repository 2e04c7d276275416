package dev.tradewind.training.search.domain;

/** What is known of a trial's run. */
public sealed interface TrialOutcome {

  /** It waits or is at work. */
  record Pending() implements TrialOutcome {}

  /**
   * It has trained.
   *
   * @param value its validation figure; more is better
   */
  record Validated(double value) implements TrialOutcome {}

  /** It has trained, and its model has no validation figure. */
  record Unvalidated() implements TrialOutcome {}

  /**
   * It has failed or was cancelled.
   *
   * @param error why
   */
  record Lost(String error) implements TrialOutcome {}
}
