package dev.tradewind.chat.conversation.domain;

/** Who said something. */
public enum Author {
  SHOPPER,
  BOT,
  AGENT
}
