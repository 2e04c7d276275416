package dev.tradewind.ingestion.cleaning;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.ingestion.event.domain.RefusalReason;
import java.util.List;

/** What cleaning made of an event. */
public sealed interface Cleaned {

  /** The names of the rules that caught it. */
  List<String> caughtBy();

  /**
   * May enter the log.
   *
   * @param event the event, put right where it had to be
   * @param caughtBy the names of the rules that put it right
   */
  record Passed(Event event, List<String> caughtBy) implements Cleaned {}

  /**
   * Is refused.
   *
   * @param event the event as sent, without its user agent
   * @param reason the name of the rule that refuses it
   * @param field path of the offending field; empty where none is to blame
   * @param detail the reason in words
   * @param caughtBy the names of the rules that caught it, the one that refuses it included
   */
  record Refused(
      Event event, RefusalReason reason, String field, String detail, List<String> caughtBy)
      implements Cleaned {}
}
