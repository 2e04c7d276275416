package dev.tradewind.ingestion.adapter.ubi;

import static java.util.Map.entry;

import dev.tradewind.api.ingestion.v1.AddToCart;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Impression;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.api.ingestion.v1.ListedItem;
import dev.tradewind.api.ingestion.v1.Purchase;
import dev.tradewind.api.ingestion.v1.Search;
import dev.tradewind.api.ingestion.v1.SelectItem;
import dev.tradewind.api.ingestion.v1.ViewItem;
import dev.tradewind.ingestion.adapter.CustomEvents;
import dev.tradewind.ingestion.adapter.OpaqueIds;
import dev.tradewind.ingestion.adapter.SourceFields;
import java.util.Map;
import java.util.function.BiConsumer;

/** What was done with an object of a query's results. UBI leaves the names of actions open. */
final class UbiActions {

  private static final BiConsumer<Action, Event.Builder> CLICK = UbiActions::clicked;
  private static final BiConsumer<Action, Event.Builder> VIEW = UbiActions::viewed;
  private static final BiConsumer<Action, Event.Builder> SEARCH = UbiActions::searched;

  private static final Map<String, BiConsumer<Action, Event.Builder>> ACTIONS =
      Map.ofEntries(
          entry("impression", UbiActions::shown),
          entry("click", CLICK),
          entry("click_through", CLICK),
          entry("item_click", CLICK),
          entry("product_click", CLICK),
          entry("view", VIEW),
          entry("view_item", VIEW),
          entry("add_to_cart", UbiActions::added),
          entry("purchase", UbiActions::purchased),
          entry("search", SEARCH),
          entry("on_search", SEARCH));

  private UbiActions() {}

  static void act(SourceFields message, Event.Builder event) {
    String name = message.text("action_name");
    if (name.isEmpty()) {
      throw message.wrong("action_name", "it is missing");
    }
    Action action = Action.of(message);
    BiConsumer<Action, Event.Builder> known = ACTIONS.get(name);
    if (known != null) {
      known.accept(action, event);
    }
    if (event.getPayloadCase() == Event.PayloadCase.PAYLOAD_NOT_SET) {
      event.setCustom(CustomEvents.of(name, action.itemId(), message));
    }
  }

  /** Each of these leaves the payload unset where the action lacks what it cannot do without. */
  private static void shown(Action action, Event.Builder event) {
    if (action.isRanked()) {
      event.setImpression(
          Impression.newBuilder()
              .setRankingId(action.rankingId())
              .addItems(action.listed())
              .setQuery(action.query()));
    }
  }

  private static void clicked(Action action, Event.Builder event) {
    if (!action.itemId().isEmpty()) {
      event.setSelectItem(
          SelectItem.newBuilder()
              .setItem(action.listed())
              .setRankingId(action.rankingId())
              .setQuery(action.query()));
    }
  }

  private static void viewed(Action action, Event.Builder event) {
    if (!action.itemId().isEmpty()) {
      event.setViewItem(
          ViewItem.newBuilder().setItemId(action.itemId()).setRankingId(action.rankingId()));
    }
  }

  private static void added(Action action, Event.Builder event) {
    if (!action.itemId().isEmpty()) {
      event.setAddToCart(AddToCart.newBuilder().setLine(action.line()));
    }
  }

  /** UBI knows no orders: only a sender that adds an order_id of its own has purchases here. */
  private static void purchased(Action action, Event.Builder event) {
    if (!action.itemId().isEmpty() && !action.orderId().isEmpty()) {
      event.setPurchase(Purchase.newBuilder().setOrderId(action.orderId()).addLines(action.line()));
    }
  }

  private static void searched(Action action, Event.Builder event) {
    if (!action.query().isEmpty()) {
      event.setSearch(Search.newBuilder().setQuery(action.query()));
    }
  }

  /** What an action is about. */
  private record Action(
      String rankingId, String query, String itemId, long ordinal, long quantity, String orderId) {

    static Action of(SourceFields message) {
      SourceFields attributes = message.object("event_attributes");
      SourceFields position = attributes.object("position");
      return new Action(
          OpaqueIds.fitting("ranking", message.text("query_id")),
          message.text("user_query"),
          attributes.object("object").text("object_id"),
          position.whole("ordinal").orElse(0L),
          attributes.whole("quantity").orElse(1L),
          attributes.text("order_id"));
    }

    boolean isRanked() {
      return !rankingId.isEmpty() && !itemId.isEmpty();
    }

    ListedItem listed() {
      return ListedItem.newBuilder()
          .setItemId(itemId)
          .setPosition((int) Math.max(-1, Math.min(ordinal, Integer.MAX_VALUE)))
          .build();
    }

    LineItem line() {
      return LineItem.newBuilder().setItemId(itemId).setQuantity(quantity).build();
    }
  }
}
