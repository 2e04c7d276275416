package dev.tradewind.ingestion.event.domain;

/** Why an event is refused. The names are part of the contract. */
public enum RefusalReason {
  /** A field breaks the rule that the contract declares for it. */
  FIELD_INVALID,
  /** It claims to have happened later than the sender's clock may be fast. */
  EVENT_IN_FUTURE
}
