package dev.tradewind.inference.drift.domain;

/** What windows are compared with. */
public enum ReferenceSource {
  /** What the version itself was asked and answered when it was new. */
  OWN_FIRST_ANSWERS,
  /** That of the version before, until the version has its own. */
  VERSION_BEFORE
}
