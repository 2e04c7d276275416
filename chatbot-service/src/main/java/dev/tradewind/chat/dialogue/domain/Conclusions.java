package dev.tradewind.chat.dialogue.domain;

import dev.tradewind.chat.conversation.domain.Content;
import dev.tradewind.chat.conversation.domain.Slot;
import dev.tradewind.chat.shop.domain.ItemStock;
import dev.tradewind.chat.shop.domain.ShopOrder;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Turns findings into answers; every fact names its source. */
final class Conclusions {

  private final OrderWords words;

  Conclusions(OrderWords words) {
    this.words = words;
  }

  /** What is said, and what is asked for with it. */
  record Conclusion(Content content, Slot slot) {}

  Conclusion about(Finding finding, OrderTopic topic, Instant now) {
    if (finding instanceof Finding.OrderFound found) {
      return order(found.order(), topic, now);
    }
    if (finding instanceof Finding.OrderUnknown unknown) {
      return new Conclusion(
          Content.words(
              "I find no order "
                  + unknown.orderId()
                  + " of yours. Please check the number, or talk to a person.",
              Phrases.TALK_TO_PERSON),
          topic.slot());
    }
    if (finding instanceof Finding.OrdersListed listed) {
      return orders(listed.orders(), topic, now);
    }
    if (finding instanceof Finding.StockFound found) {
      return stock(found.stock());
    }
    if (finding instanceof Finding.ItemUnknown unknown) {
      return new Conclusion(
          Content.words(
              "I find no item "
                  + unknown.itemId()
                  + " in the shop. Please check the number, or talk to a person.",
              Phrases.TALK_TO_PERSON),
          Slot.ITEM_FOR_STOCK);
    }
    return new Conclusion(Phrases.shopAway(), Slot.PERSON_OFFERED);
  }

  private Conclusion order(ShopOrder order, OrderTopic topic, Instant now) {
    String text =
        switch (topic) {
          case STATUS -> words.status(order, now);
          case REFUND -> words.refund(order, now);
        };
    boolean needsPerson = topic == OrderTopic.REFUND || words.isLate(order, now);
    return new Conclusion(
        new Content(
            text,
            needsPerson ? List.of(Phrases.TALK_TO_PERSON) : List.of(),
            List.of(order),
            List.of("order " + order.orderId() + " (ingestion)")),
        needsPerson ? Slot.PERSON_OFFERED : Slot.NONE);
  }

  private Conclusion orders(List<ShopOrder> orders, OrderTopic topic, Instant now) {
    if (orders.isEmpty()) {
      return new Conclusion(
          new Content(
              "I find no order of yours. If you have an order number, please send it to me.",
              List.of(Phrases.TALK_TO_PERSON),
              List.of(),
              List.of("your orders (ingestion)")),
          topic.slot());
    }
    if (orders.size() == 1) {
      return order(orders.get(0), topic, now);
    }
    return new Conclusion(
        new Content(
            "Which order do you mean? These are your latest; or send me another number.",
            Stream.concat(
                    orders.stream().map(order -> "Order " + order.orderId()),
                    Stream.of(Phrases.TALK_TO_PERSON))
                .toList(),
            List.of(),
            List.of("your orders (ingestion)")),
        topic.slot());
  }

  private static Conclusion stock(ItemStock stock) {
    String item = stock.title() + " (" + stock.itemId() + ")";
    String catalogue = "item " + stock.itemId() + " (ingestion)";
    if (stock.level().isEmpty()) {
      return new Conclusion(
          new Content(
              "I do not know how much there is of " + item + ". A person can find out.",
              List.of(Phrases.TALK_TO_PERSON),
              List.of(),
              List.of(catalogue)),
          Slot.PERSON_OFFERED);
    }
    ItemStock.Level level = stock.level().get();
    String text;
    if (level.onHand() > 0) {
      text = item + " is in stock: " + pieces(level.onHand()) + ".";
    } else if (level.onOrder() > 0) {
      text =
          item
              + " is out of stock. "
              + pieces(level.onOrder())
              + " on order from the supplier; I do not know when they arrive.";
    } else {
      text = item + " is out of stock, and none are on order.";
    }
    return new Conclusion(
        new Content(
            text,
            List.of(),
            List.of(),
            List.of(catalogue, "stock of " + stock.itemId() + " (ingestion)")),
        Slot.NONE);
  }

  private static String pieces(long count) {
    return count == 1 ? "1 piece" : count + " pieces";
  }
}
