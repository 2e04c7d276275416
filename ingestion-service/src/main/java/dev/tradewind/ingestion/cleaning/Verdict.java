package dev.tradewind.ingestion.cleaning;

import dev.tradewind.ingestion.event.domain.RefusalReason;

/** What a rule says of an event. */
sealed interface Verdict {

  /** Nothing to say. */
  Verdict CLEAN = new Clean();

  /** It was put right. */
  Verdict CORRECTED = new Corrected();

  /** The rule did not catch it. */
  record Clean() implements Verdict {}

  /** The rule put it right. */
  record Corrected() implements Verdict {}

  /**
   * The rule refuses it.
   *
   * @param reason the rule's name
   * @param field path of the offending field; empty where none is to blame
   * @param detail the reason in words
   */
  record Refused(RefusalReason reason, String field, String detail) implements Verdict {}
}
