package dev.tradewind.chat.dialogue;

import dev.tradewind.chat.dialogue.domain.Finding;
import io.smallrye.mutiny.Uni;

/**
 * Looks the shop's facts up. What cannot be read is {@link Finding.ShopUnavailable}, never a
 * failure.
 */
public interface ShopFacts {

  /** One order, if it is this shopper's. */
  Uni<Finding> order(String shopperId, String orderId);

  /** The shopper's latest orders, newest first, at most 4. */
  Uni<Finding> latestOrders(String shopperId);

  /** An item and its stock. */
  Uni<Finding> stock(String itemId);
}
