package dev.tradewind.inference.decision.domain;

/** How a feature's value was found. */
public enum FeatureStanding {
  /** It is there, and as fresh as it should be. */
  PRESENT,
  /** There is none; what is declared for that stands for it. */
  DEFAULTED,
  /** It is there, older than the model allows or than the feature store promises. */
  STALE
}
