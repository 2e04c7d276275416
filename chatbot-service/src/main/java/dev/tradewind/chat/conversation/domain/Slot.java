package dev.tradewind.chat.conversation.domain;

/** What the bot asked for last, and so what the next message may fill in. */
public enum Slot {
  /** It asked for nothing. */
  NONE,
  /** The number of the order whose status is wanted. */
  ORDER_FOR_STATUS,
  /** The number of the order whose refund is wanted. */
  ORDER_FOR_REFUND,
  /** The number of the item whose stock is wanted. */
  ITEM_FOR_STOCK,
  /** Whether a person shall take over: yes or no. */
  PERSON_OFFERED
}
