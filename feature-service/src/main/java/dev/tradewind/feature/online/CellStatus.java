package dev.tradewind.feature.online;

/** How far a value can be relied on. As in the contract's FeatureStatus. */
public enum CellStatus {
  /** Derived from at least one event. */
  PRESENT,
  /** No event of this entity and view is known. */
  NOT_FOUND,
  /** There are events, but the feature has no value. */
  NULL_VALUE,
  /** Older than the view promises, or read lately and not now. */
  STALE,
  /** The entity's latest event is older than the view's max_age. */
  OUTSIDE_MAX_AGE,
  /** The store does not answer, and no value is known. */
  UNAVAILABLE
}
