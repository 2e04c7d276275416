package dev.tradewind.chat.conversation.domain;

/** Who answers a conversation. */
public enum ConversationState {
  /** The bot. */
  BOT,
  /** A person was asked for; the bot is silent. */
  WAITING_FOR_PERSON,
  /** Nobody: it has ended. */
  CLOSED
}
