package dev.tradewind.ingestion.cleaning;

import dev.tradewind.api.common.v1.Money;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.EventOrBuilder;
import dev.tradewind.api.ingestion.v1.LineItem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where an event holds amounts of money. */
final class Prices {

  private Prices() {}

  /** The lines of the event, whatever kind it is of. */
  static List<LineItem> lines(EventOrBuilder event) {
    return switch (event.getPayloadCase()) {
      case ADD_TO_CART -> List.of(event.getAddToCart().getLine());
      case REMOVE_FROM_CART -> List.of(event.getRemoveFromCart().getLine());
      case ADD_TO_WISHLIST -> List.of(event.getAddToWishlist().getLine());
      case PURCHASE -> event.getPurchase().getLinesList();
      case REFUND -> event.getRefund().getLinesList();
      case VIEW_CART -> event.getViewCart().getLinesList();
      case BEGIN_CHECKOUT -> event.getBeginCheckout().getLinesList();
      case RETURN_ITEMS -> event.getReturnItems().getLinesList();
      default -> List.of();
    };
  }

  /** The lines of the event, for changes. */
  static List<LineItem.Builder> lineBuilders(Event.Builder event) {
    return switch (event.getPayloadCase()) {
      case ADD_TO_CART -> List.of(event.getAddToCartBuilder().getLineBuilder());
      case REMOVE_FROM_CART -> List.of(event.getRemoveFromCartBuilder().getLineBuilder());
      case ADD_TO_WISHLIST -> List.of(event.getAddToWishlistBuilder().getLineBuilder());
      case PURCHASE -> event.getPurchaseBuilder().getLinesBuilderList();
      case REFUND -> event.getRefundBuilder().getLinesBuilderList();
      case VIEW_CART -> event.getViewCartBuilder().getLinesBuilderList();
      case BEGIN_CHECKOUT -> event.getBeginCheckoutBuilder().getLinesBuilderList();
      case RETURN_ITEMS -> event.getReturnItemsBuilder().getLinesBuilderList();
      default -> List.of();
    };
  }

  /** The path of the event's line of this number. */
  static String linePath(EventOrBuilder event, int number) {
    String payload = payloadName(event);
    return switch (event.getPayloadCase()) {
      case ADD_TO_CART, REMOVE_FROM_CART, ADD_TO_WISHLIST -> payload + ".line";
      default -> payload + ".lines[" + number + "]";
    };
  }

  /** The amounts beside those of the lines, by path. */
  static Map<String, Money> others(EventOrBuilder event) {
    Map<String, Money> amounts = new LinkedHashMap<>();
    switch (event.getPayloadCase()) {
      case PAYMENT_ATTEMPT ->
          amounts.put("payment_attempt.amount", event.getPaymentAttempt().getAmount());
      case PAYMENT_RESULT -> {
        if (event.getPaymentResult().hasAmount()) {
          amounts.put("payment_result.amount", event.getPaymentResult().getAmount());
        }
      }
      case PRICE_CHANGE -> {
        amounts.put("price_change.price", event.getPriceChange().getPrice());
        if (event.getPriceChange().hasPrevious()) {
          amounts.put("price_change.previous", event.getPriceChange().getPrevious());
        }
      }
      default -> {
        return Map.of();
      }
    }
    return amounts;
  }

  private static String payloadName(EventOrBuilder event) {
    return Event.getDescriptor().findFieldByNumber(event.getPayloadCase().getNumber()).getName();
  }
}
