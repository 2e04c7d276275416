package dev.tradewind.chat.conversation;

import dev.tradewind.chat.conversation.domain.ChatMessage;
import dev.tradewind.chat.conversation.domain.Conversation;
import java.util.List;

/**
 * Messages of a conversation, and the conversation after them.
 *
 * @param messages in order
 */
public record Exchange(Conversation conversation, List<ChatMessage> messages) {

  public Exchange {
    messages = List.copyOf(messages);
  }
}
