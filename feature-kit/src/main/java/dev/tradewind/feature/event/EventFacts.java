package dev.tradewind.feature.event;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.LogEntry;
import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.aggregate.domain.Micros;
import dev.tradewind.feature.definition.domain.EventType;

/** Takes from the log's entries what features are made of. */
public final class EventFacts {

  private EventFacts() {}

  /** The event in its place in the log. */
  public static EventFact of(int partition, LogEntry entry) {
    return of(entry.getEvent(), partition, entry.getOffset());
  }

  /** The event in its place in the log. */
  public static EventFact of(Event event, int partition, long offset) {
    return new EventFact(
        type(event),
        subject(event),
        Micros.of(event.getOccurredAt().getSeconds(), event.getOccurredAt().getNanos()),
        partition,
        offset,
        EventContexts.of(event),
        EventLines.of(event));
  }

  /** Stock and prices are no shopper's, whoever sent them. */
  private static String subject(Event event) {
    return switch (event.getPayloadCase()) {
      case STOCK_MOVEMENT, PRICE_CHANGE -> "";
      default -> {
        if (!event.getShopperId().isEmpty()) {
          yield event.getShopperId();
        }
        yield event.getAnonymousId().isEmpty() ? event.getLoyaltyCardId() : event.getAnonymousId();
      }
    };
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
      case VIEW_ITEM_LIST -> EventType.VIEW_ITEM_LIST;
      case SELECT_ITEM -> EventType.SELECT_ITEM;
      case VIEW_CART -> EventType.VIEW_CART;
      case BEGIN_CHECKOUT -> EventType.BEGIN_CHECKOUT;
      case ADD_PAYMENT_INFO -> EventType.ADD_PAYMENT_INFO;
      case PAYMENT_ATTEMPT -> EventType.PAYMENT_ATTEMPT;
      case PAYMENT_RESULT -> EventType.PAYMENT_RESULT;
      case RETURN_ITEMS -> EventType.RETURN_ITEMS;
      case REVIEW -> EventType.REVIEW;
      case IMPRESSION -> EventType.IMPRESSION;
      case EXPOSURE -> EventType.EXPOSURE;
      case SUPPORT_CONTACT -> EventType.SUPPORT_CONTACT;
      case STOCK_MOVEMENT -> EventType.STOCK_MOVEMENT;
      case PRICE_CHANGE -> EventType.PRICE_CHANGE;
      case IDENTIFY -> EventType.IDENTIFY;
      case CUSTOM -> EventType.CUSTOM;
      case ADD_TO_WISHLIST -> EventType.ADD_TO_WISHLIST;
      case PREDICTION -> EventType.PREDICTION;
      case PREDICTION_OUTCOME -> EventType.PREDICTION_OUTCOME;
      case PAYLOAD_NOT_SET -> EventType.OTHER;
    };
  }
}
