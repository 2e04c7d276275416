package dev.tradewind.chat.dialogue.domain;

import dev.tradewind.chat.shop.domain.ItemStock;
import dev.tradewind.chat.shop.domain.ShopOrder;
import java.util.List;

/** What a lookup found. */
public sealed interface Finding {

  /** The order. */
  record OrderFound(ShopOrder order) implements Finding {}

  /** The shopper has no such order; whether somebody else has is not said. */
  record OrderUnknown(String orderId) implements Finding {}

  /** The shopper's latest orders, newest first; may be empty. */
  record OrdersListed(List<ShopOrder> orders) implements Finding {
    public OrdersListed {
      orders = List.copyOf(orders);
    }
  }

  /** The item. */
  record StockFound(ItemStock stock) implements Finding {}

  /** The catalogue has no such item. */
  record ItemUnknown(String itemId) implements Finding {}

  /** The shop's facts cannot be read just now. */
  record ShopUnavailable() implements Finding {}
}
