package dev.tradewind.ingestion.cleaning.domain;

/** What is known of the user agent that sent an event. */
public enum Agent {
  /** None was said. */
  ABSENT,
  /** No robot that the list knows. */
  PERSON,
  /** A robot, after the list. */
  ROBOT,
  /** It was not looked at: too many new ones came at once. */
  UNCHECKED
}
