package dev.tradewind.chat.conversation;

import dev.tradewind.chat.conversation.domain.ChatMessage;
import dev.tradewind.chat.conversation.domain.Conversation;
import dev.tradewind.chat.conversation.domain.ConversationState;
import dev.tradewind.chat.dialogue.Assistant;
import dev.tradewind.chat.settings.ChatConfig;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.FieldViolation;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Turns of a conversation: a shopper's message and the replies to it. The message is stored first,
 * then answered without holding any lock, then the answer is stored; whoever sends the same message
 * again, at once or after a crash, gets the one answer that was stored.
 */
@ApplicationScoped
public class Turns {

  private static final int MAX_TEXT = 2_000;
  private static final int MAX_CLIENT_ID = 64;

  private final ConversationStore store;
  private final Assistant assistant;
  private final ConversationFeed feed;
  private final Clock clock;
  private final Terms terms;
  private final Semaphore permits;

  public Turns(
      ConversationStore store,
      Assistant assistant,
      ConversationFeed feed,
      ChatConfig config,
      Clock clock) {
    this.store = store;
    this.assistant = assistant;
    this.feed = feed;
    this.clock = clock;
    this.terms =
        new Terms(config.messageLimit(), config.messageLimitWindow(), config.closesAfter());
    this.permits = new Semaphore(config.maxTurns());
  }

  /**
   * Says something for the shopper.
   *
   * @param clientMessageId the same id answers the same replies
   * @throws ServiceException CONVERSATION_UNKNOWN, CONVERSATION_CLOSED, TOO_MANY_MESSAGES,
   *     OVERLOADED, FIELD_INVALID
   */
  public Uni<Exchange> send(UUID conversationId, String text, String clientMessageId) {
    checkLength("text", text, MAX_TEXT);
    checkLength("client_message_id", clientMessageId, MAX_CLIENT_ID);
    return permitted(
        () ->
            store
                .accept(conversationId, new Incoming(text, clientMessageId, clock.instant()), terms)
                .chain(accepted -> proceed(conversationId, accepted)));
  }

  /** Answers what a crash left unanswered. */
  public Uni<Void> resume(Conversation conversation) {
    return permitted(
        () ->
            store
                .unanswered(conversation.id())
                .chain(
                    messages ->
                        Multi.createFrom()
                            .iterable(messages)
                            .onItem()
                            .transformToUniAndConcatenate(message -> answer(conversation, message))
                            .collect()
                            .last()
                            .replaceWithVoid()));
  }

  private <T> Uni<T> permitted(Supplier<Uni<T>> turn) {
    return Uni.createFrom()
        .deferred(
            () -> {
              if (!permits.tryAcquire()) {
                throw new ServiceException(
                    CommonReason.OVERLOADED, "too many messages at once; try again in a second");
              }
              return Uni.createFrom().deferred(turn::get).onTermination().invoke(permits::release);
            });
  }

  private Uni<Exchange> proceed(UUID conversationId, Accepted accepted) {
    if (accepted instanceof Accepted.Pending pending) {
      feed.changed(conversationId);
      return answer(pending.conversation(), pending.message());
    }
    if (accepted instanceof Accepted.Answered answered) {
      return Uni.createFrom().item(answered.exchange());
    }
    if (accepted instanceof Accepted.TooMany) {
      throw new ServiceException(
          ChatReason.TOO_MANY_MESSAGES,
          "conversation_id: more than "
              + terms.limit()
              + " messages in "
              + terms.window().toSeconds()
              + " s; try again later");
    }
    if (accepted instanceof Accepted.Closed) {
      throw new ServiceException(
          ChatReason.CONVERSATION_CLOSED, "conversation_id: it has ended; open a new one");
    }
    throw Conversations.unknown(conversationId.toString());
  }

  private Uni<Exchange> answer(Conversation conversation, ChatMessage message) {
    UUID id = conversation.id();
    if (conversation.state() == ConversationState.BOT) {
      feed.typing(id, true);
    }
    return assistant
        .answer(conversation, message.content().text())
        .chain(answer -> store.answer(id, message.sequence(), answer, clock.instant()))
        .invoke(() -> feed.changed(id))
        .onTermination()
        .invoke(() -> feed.typing(id, false));
  }

  /** The database takes no NUL; and the WebSocket has no rules declared for its frames. */
  private static void checkLength(String field, String value, int max) {
    int length = value.codePointCount(0, value.length());
    if (length < 1 || length > max || value.indexOf('\0') >= 0) {
      String rule = "must be 1 to " + max + " characters, none of them NUL";
      throw new ServiceException(
          CommonReason.FIELD_INVALID,
          field + ": " + rule,
          List.of(new FieldViolation(field, rule)));
    }
  }
}
