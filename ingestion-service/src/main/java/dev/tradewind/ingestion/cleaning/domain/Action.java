package dev.tradewind.ingestion.cleaning.domain;

/** What a rule does with an event that it catches. */
public enum Action {
  /** Refuses it: it goes to quarantine. */
  QUARANTINE,
  /** Puts it right. */
  CORRECT,
  /** Answers that it is known, and changes nothing. */
  IGNORE,
  /** Takes it as it is. */
  COUNT
}
