package dev.tradewind.inference.decision.domain;

/** What was missing when a ranking was made. The names are part of the contract. */
public enum Fallback {
  /** No model ranked, though there was a history to rank from. */
  MODEL_UNAVAILABLE,
  /** What the shopper did is not to be had. */
  FEATURES_UNAVAILABLE,
  /** The shopper has done nothing yet that is known, and the model declares no default for that. */
  NO_HISTORY,
  /** The model ranked from a default that it declares: what it is fed from has no value. */
  FEATURE_DEFAULTED,
  /** What the model is fed from is older than it should be, and was used all the same. */
  FEATURE_STALE,
  /** Stock levels are not to be had: what is out of stock may be shown. */
  STOCK_UNKNOWN,
  /** The model left fewer items than asked for; others filled the list as far as there were any. */
  TOO_FEW_CANDIDATES,
  /** The version of the shopper's arm of an experiment is not served: the control's ranked. */
  EXPERIMENT_ARM_UNAVAILABLE
}
