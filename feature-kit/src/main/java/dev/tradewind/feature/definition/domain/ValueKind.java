package dev.tradewind.feature.definition.domain;

/** Of what kind a feature's values are. */
public enum ValueKind {
  /** A 64-bit integer. */
  WHOLE,
  /** A double. */
  DECIMAL,
  TEXT,
  TEXTS,
  NUMBERS,
  /** Doubles by text. */
  GROUPS
}
