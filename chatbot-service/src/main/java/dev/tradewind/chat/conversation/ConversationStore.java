package dev.tradewind.chat.conversation;

import dev.tradewind.chat.conversation.domain.BotAnswer;
import dev.tradewind.chat.conversation.domain.ChatMessage;
import dev.tradewind.chat.conversation.domain.Content;
import dev.tradewind.chat.conversation.domain.Conversation;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps conversations. Each method is atomic, and those that write one conversation come one after
 * the other; so sequences have no gaps, and each message is answered once.
 */
public interface ConversationStore {

  /** Opens a conversation, with a greeting as its first message. */
  Uni<Exchange> open(NewConversation conversation, Content greeting);

  /** Takes a shopper's message in, unless it was before, or may not be. */
  Uni<Accepted> accept(UUID conversationId, Incoming message, Terms terms);

  /**
   * Answers a message that was accepted. Where it is answered already, the first answer stays;
   * where the bot is not (or no longer) in charge, its replies are dropped: a late answer never
   * talks over a person.
   *
   * @return the message and the replies that are kept
   */
  Uni<Exchange> answer(UUID conversationId, long sequence, BotAnswer answer, Instant at);

  /** The messages after a sequence, in order; empty where there is no such conversation. */
  Uni<Optional<Exchange>> read(UUID conversationId, long afterSequence, int limit);

  /** The shopper's messages that a crash left without an answer, in order, at most 20. */
  Uni<List<ChatMessage>> unanswered(UUID conversationId);

  /** The conversation that a token opens at a time. */
  Uni<Optional<Conversation>> findByToken(String tokenHash, Instant at);
}
