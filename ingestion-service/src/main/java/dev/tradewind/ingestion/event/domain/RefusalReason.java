package dev.tradewind.ingestion.event.domain;

/** Why an event is refused. The names are part of the contract. */
public enum RefusalReason {
  /** A field breaks the rule that the contract declares for it. */
  FIELD_INVALID,
  /** It claims to have happened later than the sender's clock may be fast. */
  EVENT_IN_FUTURE,
  /** It happened too long before it was sent. */
  LATE_EVENT,
  /** It comes from a robot, not from a shopper. */
  BOT_TRAFFIC,
  /** An amount is of a currency that does not exist, or that the shop does not take. */
  CURRENCY_UNKNOWN,
  /** Its subject does more in a minute than a person can. */
  SUBJECT_TOO_BUSY
}
