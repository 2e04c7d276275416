package dev.tradewind.training.promotion.domain;

/** One gate's verdict and why, in words that have the numbers. */
public sealed interface GateResult {

  /** Which gate. */
  GateName gate();

  /** Why, for a person to read. */
  String explanation();

  /** It lets the version through. */
  record Passed(GateName gate, String explanation) implements GateResult {}

  /** It does not. */
  record Refused(GateName gate, String explanation) implements GateResult {}

  /** There is nothing to compare. */
  record NotApplicable(GateName gate, String explanation) implements GateResult {}
}
