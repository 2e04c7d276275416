package dev.tradewind.chat.conversation;

import dev.tradewind.chat.conversation.domain.Content;
import dev.tradewind.chat.conversation.domain.Conversation;
import dev.tradewind.chat.conversation.domain.SessionToken;
import dev.tradewind.chat.dialogue.domain.Phrases;
import dev.tradewind.chat.settings.ChatConfig;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Opens conversations, and reads them. */
@ApplicationScoped
public class Conversations {

  private final ConversationStore store;
  private final ChatConfig config;
  private final Clock clock;

  public Conversations(ConversationStore store, ChatConfig config, Clock clock) {
    this.store = store;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Opens a conversation.
   *
   * @param shopperId whom the shop has authenticated; empty for a visitor
   */
  public Uni<OpenedConversation> open(String shopperId) {
    SessionToken token = SessionToken.random();
    Instant now = clock.instant();
    Content greeting = Phrases.welcome();
    NewConversation conversation =
        new NewConversation(
            UUID.randomUUID(), shopperId, token.hash(), now.plus(config.tokenValidity()), now);
    return store
        .open(conversation, greeting)
        .map(exchange -> new OpenedConversation(exchange, token));
  }

  /**
   * The messages after a sequence; 0 means from the first.
   *
   * @throws ServiceException CONVERSATION_UNKNOWN
   */
  public Uni<Exchange> read(UUID conversationId, long afterSequence, int limit) {
    return store
        .read(conversationId, afterSequence, limit)
        .map(
            exchange ->
                exchange
                    .map(found -> new Exchange(asOfNow(found.conversation()), found.messages()))
                    .orElseThrow(() -> unknown(conversationId.toString())));
  }

  /**
   * The conversation that a token opens.
   *
   * @throws ServiceException TOKEN_INVALID
   */
  public Uni<Conversation> authenticate(SessionToken token) {
    return store
        .findByToken(token.hash(), clock.instant())
        .map(
            found ->
                found
                    .map(this::asOfNow)
                    .orElseThrow(
                        () ->
                            new ServiceException(
                                ChatReason.TOKEN_INVALID,
                                "token: opens no conversation, or no longer; open a new one")));
  }

  /**
   * An id as callers send it.
   *
   * @throws ServiceException CONVERSATION_UNKNOWN where it was never one of ours
   */
  public static UUID parseId(String conversationId) {
    return Optional.of(conversationId)
        .filter(id -> id.length() == 36)
        .flatMap(Conversations::uuid)
        .orElseThrow(() -> unknown(conversationId));
  }

  static ServiceException unknown(String conversationId) {
    return new ServiceException(
        ChatReason.CONVERSATION_UNKNOWN,
        "conversation_id: there is no conversation " + conversationId);
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private Conversation asOfNow(Conversation conversation) {
    return conversation.at(clock.instant(), config.closesAfter());
  }
}
