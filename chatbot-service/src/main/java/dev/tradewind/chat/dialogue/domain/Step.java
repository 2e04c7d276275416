package dev.tradewind.chat.dialogue.domain;

import dev.tradewind.chat.conversation.domain.BotAnswer;

/**
 * What comes next in a turn: say something, or look a fact up first. The dialogue decides, others
 * look up, and the dialogue concludes; so it never holds a connection, and what may be looked up
 * for whom is decided here and not by a model.
 */
public sealed interface Step {

  /** Says it; the turn ends. */
  record Say(BotAnswer answer) implements Step {}

  /** A fact is needed first. */
  sealed interface LookUp extends Step {
    /** What was understood, to be kept with the message. */
    Meaning meaning();
  }

  /** Reads one order of the conversation's shopper. */
  record LookUpOrder(String orderId, OrderTopic topic, Meaning meaning) implements LookUp {}

  /** Reads the latest orders of the conversation's shopper. */
  record ListOrders(OrderTopic topic, Meaning meaning) implements LookUp {}

  /** Reads an item and its stock. */
  record LookUpStock(String itemId, Meaning meaning) implements LookUp {}
}
