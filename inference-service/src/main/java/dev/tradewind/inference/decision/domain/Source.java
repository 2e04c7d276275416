package dev.tradewind.inference.decision.domain;

/** Where a ranked item came from. */
public enum Source {
  /** The sequence model. */
  MODEL,
  /** What sells best. */
  POPULARITY
}
