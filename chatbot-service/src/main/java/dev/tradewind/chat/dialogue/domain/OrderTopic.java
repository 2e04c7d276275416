package dev.tradewind.chat.dialogue.domain;

import dev.tradewind.chat.conversation.domain.Slot;

/** What a shopper wants to know of an order. */
public enum OrderTopic {
  STATUS(Slot.ORDER_FOR_STATUS),
  REFUND(Slot.ORDER_FOR_REFUND);

  private final Slot slot;

  OrderTopic(Slot slot) {
    this.slot = slot;
  }

  Slot slot() {
    return slot;
  }
}
