package dev.tradewind.chat.conversation;

import dev.tradewind.chat.conversation.domain.ChatMessage;
import dev.tradewind.chat.conversation.domain.Conversation;

/** What became of a message that came in. */
public sealed interface Accepted {

  /** It is stored and waits for its answer: new, or left so by a crash, or just being answered. */
  record Pending(Conversation conversation, ChatMessage message) implements Accepted {}

  /** It was answered before. */
  record Answered(Exchange exchange) implements Accepted {}

  /** There is no such conversation. */
  record Unknown() implements Accepted {}

  /** The conversation has ended. */
  record Closed() implements Accepted {}

  /** There were too many within the window. */
  record TooMany() implements Accepted {}
}
