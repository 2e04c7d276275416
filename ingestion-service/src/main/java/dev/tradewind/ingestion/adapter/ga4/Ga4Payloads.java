package dev.tradewind.ingestion.adapter.ga4;

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
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * GA4's e-commerce events. Those about single items (view_item, add_to_cart ...) may name several
 * at once: each becomes an event of its own. Without the field that a typed payload cannot do
 * without, and where there is none, an event is a custom event.
 */
final class Ga4Payloads {

  private static final ItemNames NAMES =
      new ItemNames(
          List.of("item_id"),
          List.of(
              "item_category",
              "item_category2",
              "item_category3",
              "item_category4",
              "item_category5"),
          "item_brand",
          "price",
          "quantity",
          "index");

  private final ItemReader items;
  private final Map<String, Mapping> mappings;

  Ga4Payloads(Optional<String> defaultCurrency) {
    items = new ItemReader(NAMES, defaultCurrency);
    mappings =
        Map.ofEntries(
            entry("view_item", new Mapping("items", this::viewed)),
            entry("view_item_list", new Mapping("items", this::listViewed)),
            entry("select_item", new Mapping("items", this::selected)),
            entry(
                "add_to_cart",
                eachLine((e, line) -> e.setAddToCart(AddToCart.newBuilder().setLine(line)))),
            entry(
                "remove_from_cart",
                eachLine(
                    (e, line) -> e.setRemoveFromCart(RemoveFromCart.newBuilder().setLine(line)))),
            entry(
                "add_to_wishlist",
                eachLine(
                    (e, line) -> e.setAddToWishlist(AddToWishlist.newBuilder().setLine(line)))),
            entry("view_cart", new Mapping("items", one(this::cartViewed))),
            entry("begin_checkout", new Mapping("items", one(this::checkoutBegun))),
            entry("add_payment_info", new Mapping("payment_type", one(Ga4Payloads::payment))),
            entry("purchase", new Mapping("items", one(this::purchased))),
            entry("refund", new Mapping("transaction_id", one(this::refunded))),
            entry("search", new Mapping("search_term", one(Ga4Payloads::searched))),
            entry("view_search_results", new Mapping("search_term", one(Ga4Payloads::searched))));
  }

  /** The events of a message, each a copy of the base with its payload. */
  List<Event.Builder> of(SourceFields message, SourceFields params, Event.Builder base) {
    String name = message.text("name");
    if (name.isEmpty()) {
      throw message.wrong("name", "the event's name is missing");
    }
    Mapping mapping = mappings.get(name);
    if (mapping != null && params.has(mapping.needs())) {
      List<Event.Builder> events = mapping.payloads().apply(new Parts(params, base)).toList();
      if (!events.isEmpty()) {
        return events;
      }
    }
    return List.of(base.clone().setCustom(CustomEvents.of(name, "", params)));
  }

  private Stream<Event.Builder> viewed(Parts parts) {
    return parts.items().map(item -> parts.event().setViewItem(items.viewed(item)));
  }

  private Stream<Event.Builder> selected(Parts parts) {
    String list = list(parts.params());
    return parts
        .items()
        .map(
            item ->
                parts
                    .event()
                    .setSelectItem(
                        SelectItem.newBuilder()
                            .setItem(items.listed(item))
                            .setListId(list.isEmpty() ? list(item) : list)));
  }

  private Stream<Event.Builder> listViewed(Parts parts) {
    List<SourceFields> shown = parts.items().toList();
    if (shown.isEmpty()) {
      return Stream.empty();
    }
    return Stream.of(
        parts
            .event()
            .setViewItemList(
                ViewItemList.newBuilder()
                    .setListId(list(parts.params()))
                    .addAllItems(items.listed(shown))));
  }

  private void cartViewed(Parts parts, Event.Builder event) {
    event.setViewCart(ViewCart.newBuilder().addAllLines(lines(parts)));
  }

  private void checkoutBegun(Parts parts, Event.Builder event) {
    event.setBeginCheckout(
        BeginCheckout.newBuilder()
            .addAllLines(lines(parts))
            .setCoupon(parts.params().text("coupon")));
  }

  private static void payment(Parts parts, Event.Builder event) {
    event.setAddPaymentInfo(
        AddPaymentInfo.newBuilder()
            .setMethod(PaymentMethod.newBuilder().setKind(parts.params().text("payment_type"))));
  }

  private void purchased(Parts parts, Event.Builder event) {
    event.setPurchase(
        Purchase.newBuilder()
            .setOrderId(parts.params().text("transaction_id"))
            .addAllLines(lines(parts)));
  }

  private void refunded(Parts parts, Event.Builder event) {
    event.setRefund(
        Refund.newBuilder()
            .setOrderId(parts.params().text("transaction_id"))
            .addAllLines(lines(parts)));
  }

  private static void searched(Parts parts, Event.Builder event) {
    event.setSearch(Search.newBuilder().setQuery(parts.params().text("search_term")));
  }

  private static String list(SourceFields fields) {
    return fields.text("item_list_id", "item_list_name");
  }

  private List<LineItem> lines(Parts parts) {
    return items.lines(parts.items().toList(), parts.currency());
  }

  private Mapping eachLine(Ga4Line payload) {
    return new Mapping(
        "items",
        parts -> {
          String currency = parts.currency();
          return parts.items().map(item -> payload.set(parts.event(), items.line(item, currency)));
        });
  }

  private static Function<Parts, Stream<Event.Builder>> one(Ga4Payload payload) {
    return parts -> {
      Event.Builder event = parts.event();
      payload.set(parts, event);
      return Stream.of(event);
    };
  }

  private interface Ga4Payload {
    void set(Parts parts, Event.Builder event);
  }

  private interface Ga4Line {
    Event.Builder set(Event.Builder event, LineItem line);
  }

  /** How one event is mapped; without the needed parameter it is a custom event. */
  private record Mapping(String needs, Function<Parts, Stream<Event.Builder>> payloads) {}

  /** What a payload is made of. */
  private record Parts(SourceFields params, Event.Builder base) {

    Event.Builder event() {
      return base.clone();
    }

    Stream<SourceFields> items() {
      return params.objects("items").stream();
    }

    String currency() {
      return params.text("currency");
    }
  }
}
