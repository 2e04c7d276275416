package dev.tradewind.inference.skew.domain;

/** Why an answer could not be compared. */
public enum NotCompared {
  /** The log names no feature that fed an input of it. */
  NO_FEATURES,
  /** The feature service has such a feature, view or version no more. */
  FEATURE_UNKNOWN,
  /** The feature service refuses to read these features together, or without values of a caller. */
  FEATURE_UNREADABLE,
  /** The feature service did not answer. */
  FEATURE_SERVICE_UNAVAILABLE
}
