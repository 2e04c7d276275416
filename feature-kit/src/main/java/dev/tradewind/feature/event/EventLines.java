package dev.tradewind.feature.event;

import dev.tradewind.api.common.v1.Money;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.api.ingestion.v1.ListedItem;
import dev.tradewind.api.ingestion.v1.PriceChange;
import dev.tradewind.api.ingestion.v1.ViewItem;
import dev.tradewind.feature.aggregate.domain.EventLine;
import java.util.List;

/** What each line of an event has of its own. */
final class EventLines {

  private static final int NANOS_PER_MILLIONTH = 1000;

  /** A price beyond this many currency units is an error of its sender: it counts as none. */
  private static final long MAX_UNITS = 1_000_000_000;

  private static final List<EventLine> EMPTY = List.of(EventLine.EMPTY);

  private EventLines() {}

  static List<EventLine> of(Event event) {
    return switch (event.getPayloadCase()) {
      case VIEW_ITEM -> List.of(seen(event.getViewItem()));
      case SEARCH -> List.of(EventLine.ofCount("", event.getSearch().getResultCount()));
      case ADD_TO_CART -> List.of(line(event.getAddToCart().getLine()));
      case REMOVE_FROM_CART -> List.of(line(event.getRemoveFromCart().getLine()));
      case ADD_TO_WISHLIST -> List.of(line(event.getAddToWishlist().getLine()));
      case PURCHASE -> lines(event.getPurchase().getLinesList());
      case REFUND -> lines(event.getRefund().getLinesList());
      case RETURN_ITEMS -> lines(event.getReturnItems().getLinesList());
      case VIEW_CART -> lines(event.getViewCart().getLinesList());
      case BEGIN_CHECKOUT -> lines(event.getBeginCheckout().getLinesList());
      case RATING -> List.of(stars(event.getRating().getItemId(), event.getRating().getStars()));
      case REVIEW -> List.of(stars(event.getReview().getItemId(), event.getReview().getStars()));
      case VIEW_ITEM_LIST -> listed(event.getViewItemList().getItemsList());
      case IMPRESSION -> listed(event.getImpression().getItemsList());
      case SELECT_ITEM -> List.of(line(event.getSelectItem().getItem()));
      case PAYMENT_ATTEMPT -> List.of(payment(event.getPaymentAttempt().getAmount()));
      case PAYMENT_RESULT ->
          event.getPaymentResult().hasAmount()
              ? List.of(payment(event.getPaymentResult().getAmount()))
              : EMPTY;
      case STOCK_MOVEMENT ->
          List.of(
              EventLine.ofCount(
                  event.getStockMovement().getItemId(), event.getStockMovement().getChange()));
      case PRICE_CHANGE -> List.of(priced(event.getPriceChange()));
      case CUSTOM -> List.of(EventLine.ofItem(event.getCustom().getItemId()));
      case ADD_PAYMENT_INFO,
          EXPOSURE,
          SUPPORT_CONTACT,
          IDENTIFY,
          PREDICTION,
          PREDICTION_OUTCOME,
          PAYLOAD_NOT_SET ->
          EMPTY;
    };
  }

  private static EventLine seen(ViewItem view) {
    return item(view.getItemId(), view.getCategoryPathList(), view.getBrand());
  }

  private static EventLine item(String itemId, List<String> categories, String brand) {
    return categories.isEmpty()
        ? EventLine.ofItem(itemId, "", "", brand)
        : EventLine.ofItem(itemId, categories.get(0), String.join(">", categories), brand);
  }

  private static List<EventLine> lines(List<LineItem> items) {
    return items.isEmpty() ? EMPTY : items.stream().map(EventLines::line).toList();
  }

  /** In the shop's own currency, where the two differ. */
  private static EventLine line(LineItem item) {
    EventLine line = item(item.getItemId(), item.getCategoryPathList(), item.getBrand());
    if (!item.hasUnitPrice()) {
      return line.withPieces(item.getQuantity(), EventLine.ABSENT, "");
    }
    Money price = item.hasBasePrice() ? item.getBasePrice() : item.getUnitPrice();
    return line.withPieces(
        item.getQuantity(), millionths(price), item.getUnitPrice().getCurrencyCode());
  }

  private static List<EventLine> listed(List<ListedItem> items) {
    return items.isEmpty() ? EMPTY : items.stream().map(EventLines::line).toList();
  }

  private static EventLine line(ListedItem listed) {
    EventLine line = item(listed.getItemId(), listed.getCategoryPathList(), "");
    return listed.getPosition() == 0 ? line : line.at(listed.getPosition() * EventLine.ONE);
  }

  /** A review may have none: 0. */
  private static EventLine stars(String itemId, double stars) {
    return stars > 0
        ? EventLine.ofRating(itemId, Math.round(stars * EventLine.ONE))
        : EventLine.ofItem(itemId);
  }

  private static EventLine payment(Money amount) {
    return EventLine.ofPayment(millionths(amount), amount.getCurrencyCode());
  }

  private static EventLine priced(PriceChange change) {
    return EventLine.ofPrice(
        change.getItemId(), millionths(change.getPrice()), change.getPrice().getCurrencyCode());
  }

  private static long millionths(Money price) {
    if (price.getUnits() > MAX_UNITS || price.getUnits() < -MAX_UNITS) {
      return EventLine.ABSENT;
    }
    return price.getUnits() * EventLine.ONE
        + Math.round(price.getNanos() / (double) NANOS_PER_MILLIONTH);
  }
}
