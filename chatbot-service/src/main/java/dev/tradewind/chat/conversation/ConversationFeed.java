package dev.tradewind.chat.conversation;

import java.util.UUID;

/** Hears of what happens in conversations, and must not block. */
public interface ConversationFeed {

  /** There are new messages, or another state. */
  void changed(UUID conversationId);

  /** The bot begins or ends to work on an answer. */
  void typing(UUID conversationId, boolean typing);
}
