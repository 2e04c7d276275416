package dev.tradewind.chat.storage;

import dev.tradewind.chat.conversation.Accepted;
import dev.tradewind.chat.conversation.ConversationStore;
import dev.tradewind.chat.conversation.Exchange;
import dev.tradewind.chat.conversation.Incoming;
import dev.tradewind.chat.conversation.NewConversation;
import dev.tradewind.chat.conversation.Terms;
import dev.tradewind.chat.conversation.domain.BotAnswer;
import dev.tradewind.chat.conversation.domain.ChatMessage;
import dev.tradewind.chat.conversation.domain.Content;
import dev.tradewind.chat.conversation.domain.Conversation;
import dev.tradewind.chat.conversation.domain.ConversationState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Conversations in PostgreSQL. A writer locks the conversation's row first; that gives sequences
 * without gaps, and makes two senders of one message take turns.
 */
@ApplicationScoped
class PostgresConversationStore implements ConversationStore {

  private final Transactions transactions;

  PostgresConversationStore(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<Exchange> open(NewConversation conversation, Content greeting) {
    return transactions.run(
        session -> {
          ConversationEntity row = ConversationEntity.of(conversation);
          Instant at = Stored.time(conversation.createdAt());
          MessageEntity first =
              MessageEntity.ofBot(
                  new MessageKey(conversation.id(), row.nextSequence(at)), greeting, at);
          return session
              .persist(row)
              .chain(() -> session.flush())
              .chain(() -> session.persist(first))
              .map(done -> new Exchange(row.toConversation(), List.of(first.toMessage())));
        });
  }

  @Override
  public Uni<Accepted> accept(UUID conversationId, Incoming message, Terms terms) {
    return transactions.run(
        session ->
            lock(session, conversationId)
                .chain(
                    row ->
                        row == null
                            ? Uni.createFrom().<Accepted>item(new Accepted.Unknown())
                            : accept(session, row, message, terms)));
  }

  private static Uni<Accepted> accept(
      Mutiny.Session session, ConversationEntity row, Incoming message, Terms terms) {
    Conversation conversation = row.toConversation();
    return MessageRows.byClientId(session, conversation.id(), message.clientMessageId())
        .chain(
            known ->
                known
                    .map(before -> acceptAgain(session, row, before))
                    .orElseGet(() -> acceptNew(session, row, message, terms)));
  }

  private static Uni<Accepted> acceptAgain(
      Mutiny.Session session, ConversationEntity row, MessageEntity before) {
    Conversation conversation = row.toConversation();
    if (!before.isAnswered()) {
      return Uni.createFrom().item(new Accepted.Pending(conversation, before.toMessage()));
    }
    return MessageRows.withReplies(session, conversation.id(), before.toMessage().sequence())
        .map(messages -> new Accepted.Answered(new Exchange(conversation, messages)));
  }

  private static Uni<Accepted> acceptNew(
      Mutiny.Session session, ConversationEntity row, Incoming message, Terms terms) {
    Instant at = Stored.time(message.at());
    Conversation conversation = row.toConversation();
    if (conversation.at(at, terms.closesAfter()).state() == ConversationState.CLOSED) {
      return Uni.createFrom().item(new Accepted.Closed());
    }
    return MessageRows.areTooMany(
            session, conversation.id(), terms.limit(), at.minus(terms.window()))
        .chain(
            tooMany -> {
              if (tooMany) {
                return Uni.createFrom().<Accepted>item(new Accepted.TooMany());
              }
              MessageKey key = new MessageKey(conversation.id(), row.nextSequence(at));
              MessageEntity stored =
                  MessageEntity.ofShopper(key, message.text(), message.clientMessageId(), at);
              return session
                  .persist(stored)
                  .map(done -> new Accepted.Pending(row.toConversation(), stored.toMessage()));
            });
  }

  @Override
  public Uni<Exchange> answer(UUID conversationId, long sequence, BotAnswer answer, Instant at) {
    return transactions.run(
        session ->
            lock(session, conversationId)
                .chain(
                    row ->
                        session
                            .find(MessageEntity.class, new MessageKey(conversationId, sequence))
                            .chain(
                                question ->
                                    answer(session, require(row), require(question), answer, at))));
  }

  private static Uni<Exchange> answer(
      Mutiny.Session session,
      ConversationEntity row,
      MessageEntity question,
      BotAnswer answer,
      Instant at) {
    ChatMessage asked = question.toMessage();
    UUID conversationId = row.toConversation().id();
    List<Object> replies = new ArrayList<>();
    if (!question.isAnswered()) {
      question.answeredWith(answer);
      if (row.isAnsweredByBot()) {
        row.move(answer.state(), answer.slot());
        for (Content reply : answer.replies()) {
          MessageKey key = new MessageKey(conversationId, row.nextSequence(Stored.time(at)));
          replies.add(MessageEntity.ofBot(key, reply, Stored.time(at)).inReplyTo(asked.sequence()));
        }
      }
    }
    return session
        .persistAll(replies.toArray())
        .chain(() -> session.flush())
        .chain(() -> MessageRows.withReplies(session, conversationId, asked.sequence()))
        .map(messages -> new Exchange(row.toConversation(), messages));
  }

  @Override
  public Uni<Optional<Exchange>> read(UUID conversationId, long afterSequence, int limit) {
    return transactions.run(
        session ->
            session
                .find(ConversationEntity.class, conversationId)
                .chain(
                    row ->
                        row == null
                            ? Uni.createFrom().item(Optional.<Exchange>empty())
                            : MessageRows.after(session, conversationId, afterSequence, limit)
                                .map(
                                    messages ->
                                        Optional.of(
                                            new Exchange(row.toConversation(), messages)))));
  }

  @Override
  public Uni<List<ChatMessage>> unanswered(UUID conversationId) {
    return transactions.run(session -> MessageRows.unanswered(session, conversationId));
  }

  @Override
  public Uni<Optional<Conversation>> findByToken(String tokenHash, Instant at) {
    return transactions.run(
        session ->
            session
                .createSelectionQuery(
                    "from ConversationEntity c where c.tokenHash = :hash"
                        + " and c.tokenExpiresAt > :at",
                    ConversationEntity.class)
                .setParameter("hash", tokenHash)
                .setParameter("at", at)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(ConversationEntity::toConversation)));
  }

  private static Uni<@Nullable ConversationEntity> lock(Mutiny.Session session, UUID id) {
    return session.find(ConversationEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
  }

  private static <T> T require(@Nullable T row) {
    if (row == null) {
      throw new IllegalStateException("a message that was accepted is gone");
    }
    return row;
  }
}
