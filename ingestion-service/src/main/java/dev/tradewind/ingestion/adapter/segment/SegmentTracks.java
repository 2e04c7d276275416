package dev.tradewind.ingestion.adapter.segment;

import static java.util.Map.entry;

import dev.tradewind.api.ingestion.v1.AddPaymentInfo;
import dev.tradewind.api.ingestion.v1.AddToCart;
import dev.tradewind.api.ingestion.v1.AddToWishlist;
import dev.tradewind.api.ingestion.v1.BeginCheckout;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.api.ingestion.v1.PaymentMethod;
import dev.tradewind.api.ingestion.v1.Purchase;
import dev.tradewind.api.ingestion.v1.Refund;
import dev.tradewind.api.ingestion.v1.RemoveFromCart;
import dev.tradewind.api.ingestion.v1.Search;
import dev.tradewind.api.ingestion.v1.SelectItem;
import dev.tradewind.api.ingestion.v1.ViewCart;
import dev.tradewind.api.ingestion.v1.ViewItemList;
import dev.tradewind.ingestion.adapter.CustomEvents;
import dev.tradewind.ingestion.adapter.ItemNames;
import dev.tradewind.ingestion.adapter.ItemReader;
import dev.tradewind.ingestion.adapter.SourceFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Segment's tracked events. An event takes its typed payload where the field is there without which
 * the payload says nothing; otherwise, and where there is no typed counterpart, it is a custom
 * event.
 */
final class SegmentTracks {

  private static final ItemNames NAMES =
      new ItemNames(
          List.of("product_id", "sku", "id"),
          List.of("category"),
          "brand",
          "price",
          "quantity",
          "position");

  private final ItemReader items;
  private final Map<String, Track> tracks;

  SegmentTracks(Optional<String> defaultCurrency) {
    items = new ItemReader(NAMES, defaultCurrency);
    Track added = new Track("", (p, e) -> e.setAddToCart(AddToCart.newBuilder().setLine(line(p))));
    Track removed =
        new Track("", (p, e) -> e.setRemoveFromCart(RemoveFromCart.newBuilder().setLine(line(p))));
    Track viewed = new Track("", (p, e) -> e.setViewItem(items.viewed(p)));
    Track completed = new Track("products", this::orderCompleted);
    Track listViewed = new Track("products", this::listViewed);
    tracks =
        Map.ofEntries(
            entry("Products Searched", new Track("query", SegmentTracks::searched)),
            entry("Product List Viewed", listViewed),
            entry("Product List Filtered", listViewed),
            entry("Product Clicked", new Track("", this::clicked)),
            entry("Product Viewed", viewed),
            entry("Viewed Product", viewed),
            entry("Product Added", added),
            entry("Added Product", added),
            entry("Wishlist Product Added to Cart", added),
            entry("Product Removed", removed),
            entry("Removed Product", removed),
            entry("Product Added to Wishlist", new Track("", this::wished)),
            entry("Cart Viewed", new Track("products", this::cartViewed)),
            entry("Checkout Started", new Track("products", this::checkoutStarted)),
            entry(
                "Payment Info Entered", new Track("payment_method", SegmentTracks::paymentEntered)),
            entry("Order Completed", completed),
            entry("Completed Order", completed),
            entry("Order Refunded", new Track("order_id", this::refunded)),
            entry("Product Reviewed", new Track("review_body", SegmentReviews::reviewed)));
  }

  void track(SourceFields message, Event.Builder event) {
    String name = message.text("event");
    if (name.isEmpty()) {
      throw message.wrong("event", "the event's name is missing");
    }
    SourceFields properties = message.object("properties");
    Track known = tracks.get(name);
    if (known != null && (known.needs().isEmpty() || properties.has(known.needs()))) {
      known.payload().accept(properties, event);
    } else {
      event.setCustom(CustomEvents.of(name, items.id(properties), properties));
    }
  }

  private static void searched(SourceFields properties, Event.Builder event) {
    event.setSearch(Search.newBuilder().setQuery(properties.text("query")));
  }

  private void listViewed(SourceFields properties, Event.Builder event) {
    event.setViewItemList(
        ViewItemList.newBuilder()
            .setListId(properties.text("list_id", "category"))
            .addAllItems(items.listed(properties.objects("products"))));
  }

  private void clicked(SourceFields properties, Event.Builder event) {
    event.setSelectItem(
        SelectItem.newBuilder()
            .setItem(items.listed(properties))
            .setListId(properties.text("list_id")));
  }

  private void wished(SourceFields properties, Event.Builder event) {
    event.setAddToWishlist(AddToWishlist.newBuilder().setLine(line(properties)));
  }

  private void cartViewed(SourceFields properties, Event.Builder event) {
    event.setViewCart(ViewCart.newBuilder().addAllLines(lines(properties)));
  }

  private void checkoutStarted(SourceFields properties, Event.Builder event) {
    event.setBeginCheckout(
        BeginCheckout.newBuilder()
            .addAllLines(lines(properties))
            .setCoupon(properties.text("coupon")));
  }

  private static void paymentEntered(SourceFields properties, Event.Builder event) {
    event.setAddPaymentInfo(
        AddPaymentInfo.newBuilder()
            .setMethod(PaymentMethod.newBuilder().setKind(properties.text("payment_method"))));
  }

  private void orderCompleted(SourceFields properties, Event.Builder event) {
    event.setPurchase(
        Purchase.newBuilder()
            .setOrderId(properties.text("order_id", "orderId"))
            .addAllLines(lines(properties)));
  }

  private void refunded(SourceFields properties, Event.Builder event) {
    event.setRefund(
        Refund.newBuilder().setOrderId(properties.text("order_id")).addAllLines(lines(properties)));
  }

  private LineItem line(SourceFields properties) {
    return items.line(properties, "");
  }

  private List<LineItem> lines(SourceFields properties) {
    return items.lines(properties.objects("products"), properties.text("currency"));
  }

  /**
   * How one event is mapped.
   *
   * @param needs the property without which it is a custom event; empty where none is needed
   * @param payload sets the payload from the properties
   */
  private record Track(String needs, BiConsumer<SourceFields, Event.Builder> payload) {}
}
