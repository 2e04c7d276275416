package dev.tradewind.chat.shop.domain;

import java.util.Optional;

/**
 * An item and how much of it there is.
 *
 * @param level empty where the shop never said
 */
public record ItemStock(String itemId, String title, Optional<Level> level) {

  /**
   * Pieces of an item.
   *
   * @param onHand pieces that can be sold now
   * @param onOrder pieces ordered from the supplier and not yet here
   */
  public record Level(long onHand, long onOrder) {}
}
