package dev.tradewind.feature.event;

import dev.tradewind.api.common.v1.Money;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.api.ingestion.v1.LogEntry;
import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.aggregate.domain.EventLine;
import dev.tradewind.feature.aggregate.domain.Micros;
import dev.tradewind.feature.definition.domain.EventType;
import java.util.List;

/** Takes from the log's entries what features are made of. */
public final class EventFacts {

  private static final int NANOS_PER_MILLIONTH = 1000;

  /** A price beyond this many currency units is an error of its sender: it counts as none. */
  private static final long MAX_UNITS = 1_000_000_000;

  private EventFacts() {}

  /** The event in its place in the log. */
  public static EventFact of(int partition, LogEntry entry) {
    Event event = entry.getEvent();
    String subject = event.getShopperId().isEmpty() ? event.getAnonymousId() : event.getShopperId();
    return new EventFact(
        type(event),
        subject,
        Micros.of(event.getOccurredAt().getSeconds(), event.getOccurredAt().getNanos()),
        partition,
        entry.getOffset(),
        lines(event));
  }

  private static EventType type(Event event) {
    return switch (event.getPayloadCase()) {
      case VIEW_ITEM -> EventType.VIEW_ITEM;
      case SEARCH -> EventType.SEARCH;
      case ADD_TO_CART -> EventType.ADD_TO_CART;
      case REMOVE_FROM_CART -> EventType.REMOVE_FROM_CART;
      case PURCHASE -> EventType.PURCHASE;
      case REFUND -> EventType.REFUND;
      case RATING -> EventType.RATING;
      default -> EventType.OTHER;
    };
  }

  private static List<EventLine> lines(Event event) {
    return switch (event.getPayloadCase()) {
      case VIEW_ITEM -> List.of(EventLine.ofItem(event.getViewItem().getItemId()));
      case SEARCH -> List.of(EventLine.ofQuery(event.getSearch().getQuery()));
      case ADD_TO_CART -> List.of(line(event.getAddToCart().getLine()));
      case REMOVE_FROM_CART -> List.of(line(event.getRemoveFromCart().getLine()));
      case PURCHASE -> lines(event.getPurchase().getLinesList());
      case REFUND -> lines(event.getRefund().getLinesList());
      case RATING ->
          List.of(
              EventLine.ofRating(
                  event.getRating().getItemId(),
                  Math.round(event.getRating().getStars() * EventLine.ONE)));
      default -> List.of(EventLine.ofItem(""));
    };
  }

  private static List<EventLine> lines(List<LineItem> items) {
    return items.isEmpty()
        ? List.of(EventLine.ofItem(""))
        : items.stream().map(EventFacts::line).toList();
  }

  private static EventLine line(LineItem item) {
    long price = item.hasUnitPrice() ? millionths(item.getUnitPrice()) : EventLine.ABSENT;
    return EventLine.ofPieces(item.getItemId(), item.getQuantity(), price);
  }

  private static long millionths(Money price) {
    if (price.getUnits() > MAX_UNITS || price.getUnits() < -MAX_UNITS) {
      return EventLine.ABSENT;
    }
    return price.getUnits() * EventLine.ONE
        + Math.round(price.getNanos() / (double) NANOS_PER_MILLIONTH);
  }
}
