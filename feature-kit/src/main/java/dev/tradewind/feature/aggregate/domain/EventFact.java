package dev.tradewind.feature.aggregate.domain;

import dev.tradewind.feature.definition.domain.EventType;
import java.util.Comparator;
import java.util.List;

/**
 * What the features need of an event, and its place in the log.
 *
 * @param subject the shopper, the visitor who is not logged in or the loyalty card; empty for an
 *     event that is no shopper's
 * @param occurredAt microseconds since 1970-01-01T00:00Z
 * @param context what its lines have in common
 * @param lines at least one; an event without items has one empty line
 */
public record EventFact(
    EventType type,
    String subject,
    long occurredAt,
    int partition,
    long offset,
    EventContext context,
    List<EventLine> lines) {

  /** By time; events of the same microsecond by their place in the log. */
  public static final Comparator<EventFact> IN_TIME_ORDER =
      Comparator.comparingLong(EventFact::occurredAt)
          .thenComparingInt(EventFact::partition)
          .thenComparingLong(EventFact::offset);

  public EventFact {
    lines = List.copyOf(lines);
  }

  /** An event whose lines have nothing in common. */
  public EventFact(
      EventType type,
      String subject,
      long occurredAt,
      int partition,
      long offset,
      List<EventLine> lines) {
    this(type, subject, occurredAt, partition, offset, EventContext.NONE, lines);
  }

  /** One of its lines, with all that the event says about it. */
  public LoggedLine line(int index) {
    return new LoggedLine(this, index);
  }
}
