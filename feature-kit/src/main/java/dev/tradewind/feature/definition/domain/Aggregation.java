package dev.tradewind.feature.definition.domain;

/**
 * How the values of events are brought together. Every one is a function of the set of lines: the
 * order of arrival and the way in which partial results are merged change nothing.
 */
public enum Aggregation {
  /** How many event lines. */
  COUNT,
  /** Sum of a number, exact to a millionth. */
  SUM,
  /** The value of the latest event. */
  LAST,
  /** The values of the latest events, oldest first. */
  RECENT,
  /** The sum of each whole UTC day of the window before today, oldest first. */
  DAILY_SERIES,
  /** Sum of a number divided by the count of lines that have it. */
  MEAN,
  /** The least of a number. */
  MIN,
  /** The greatest of a number. */
  MAX,
  /** How many different values of a text. */
  DISTINCT,
  /** A quantile of a number, within 1 % of the true value. */
  QUANTILE,
  /** The values of a text that occur most often. */
  TOP_K,
  /** One feature of the view divided by another, at the moment of the read. */
  RATIO,
  /** Seconds since the latest line. */
  TIME_SINCE;

  /** Whether state is kept for it. */
  public boolean isStored() {
    return this != RATIO;
  }
}
