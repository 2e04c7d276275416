package dev.tradewind.ingestion.event.domain;

/** An event that was looked at: good for the log, or refused. */
public sealed interface Screened {

  /** The event's bytes as sent. */
  Payload payload();

  /**
   * An event that may enter the log, if none of its id did before.
   *
   * @param eventId its idempotency key
   * @param partition the partition of its subject
   * @param payload the event's bytes as sent
   */
  record Good(String eventId, int partition, Payload payload) implements Screened {}

  /**
   * An event that breaks a rule.
   *
   * @param reason the rule's stable name
   * @param field path of the offending field; empty where none is to blame
   * @param detail the reason in words
   * @param payload the event's bytes as sent
   */
  record Refused(RefusalReason reason, String field, String detail, Payload payload)
      implements Screened {}
}
