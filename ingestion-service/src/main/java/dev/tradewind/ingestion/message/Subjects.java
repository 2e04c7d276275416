package dev.tradewind.ingestion.message;

import dev.tradewind.api.ingestion.v1.EventOrBuilder;

/** Whom or what an event is about. */
public final class Subjects {

  private Subjects() {}

  /**
   * The subject of an event: the item of a stock movement or a price change; otherwise the
   * shopper_id, else the anonymous_id, else the loyalty_card_id. Events of one subject keep their
   * order in the log.
   */
  public static String of(EventOrBuilder event) {
    return switch (event.getPayloadCase()) {
      case STOCK_MOVEMENT -> event.getStockMovement().getItemId();
      case PRICE_CHANGE -> event.getPriceChange().getItemId();
      default -> person(event);
    };
  }

  /** Whether the event is about an item, and about nobody. */
  public static boolean isItem(EventOrBuilder event) {
    return event.hasStockMovement() || event.hasPriceChange();
  }

  private static String person(EventOrBuilder event) {
    if (!event.getShopperId().isEmpty()) {
      return event.getShopperId();
    }
    return event.getAnonymousId().isEmpty() ? event.getLoyaltyCardId() : event.getAnonymousId();
  }
}
