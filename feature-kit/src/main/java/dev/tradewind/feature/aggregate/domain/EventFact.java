package dev.tradewind.feature.aggregate.domain;

import dev.tradewind.feature.definition.domain.EventType;
import java.util.Comparator;
import java.util.List;

/**
 * What the features need of an event, and its place in the log.
 *
 * @param subject the shopper, or the visitor who is not logged in
 * @param occurredAt microseconds since 1970-01-01T00:00Z
 * @param lines at least one; an event without items or a query has one empty line
 */
public record EventFact(
    EventType type,
    String subject,
    long occurredAt,
    int partition,
    long offset,
    List<EventLine> lines) {

  /** By time; events of the same microsecond by their place in the log. */
  public static final Comparator<EventFact> IN_TIME_ORDER =
      Comparator.comparingLong(EventFact::occurredAt)
          .thenComparingInt(EventFact::partition)
          .thenComparingLong(EventFact::offset);

  public EventFact {
    lines = List.copyOf(lines);
  }
}
