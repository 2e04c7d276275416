package dev.tradewind.feature.definition.domain;

/** How the values of events are brought together. */
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
  DAILY_SERIES
}
