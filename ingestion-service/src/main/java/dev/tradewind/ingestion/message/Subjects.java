package dev.tradewind.ingestion.message;

import dev.tradewind.api.ingestion.v1.EventOrBuilder;

/** Whom or what an event is about. */
public final class Subjects {

  private Subjects() {}

  /**
   * The subject of an event: the item of a stock movement or a price change; otherwise the
   * shopper_id, else the anonymous_id, else the loyalty_card_id; of a prediction or its outcome
   * that carries none of them the prediction_id. Events of one subject keep their order in the log.
   */
  public static String of(EventOrBuilder event) {
    return switch (event.getPayloadCase()) {
      case STOCK_MOVEMENT -> event.getStockMovement().getItemId();
      case PRICE_CHANGE -> event.getPriceChange().getItemId();
      case PREDICTION -> personOr(event.getPrediction().getPredictionId(), event);
      case PREDICTION_OUTCOME -> personOr(event.getPredictionOutcome().getPredictionId(), event);
      default -> person(event);
    };
  }

  /** Whether the event is about nobody: about an item, or about a prediction of no shopper. */
  public static boolean isNobodys(EventOrBuilder event) {
    return event.hasStockMovement()
        || event.hasPriceChange()
        || ((event.hasPrediction() || event.hasPredictionOutcome()) && person(event).isEmpty());
  }

  private static String personOr(String predictionId, EventOrBuilder event) {
    String person = person(event);
    return person.isEmpty() ? predictionId : person;
  }

  private static String person(EventOrBuilder event) {
    if (!event.getShopperId().isEmpty()) {
      return event.getShopperId();
    }
    return event.getAnonymousId().isEmpty() ? event.getLoyaltyCardId() : event.getAnonymousId();
  }
}
