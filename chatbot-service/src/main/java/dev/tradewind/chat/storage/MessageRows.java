package dev.tradewind.chat.storage;

import dev.tradewind.chat.conversation.domain.Author;
import dev.tradewind.chat.conversation.domain.ChatMessage;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Queries over {@code message}, within a session. */
final class MessageRows {

  private static final int MAX_UNANSWERED = 20;

  private MessageRows() {}

  static Uni<Optional<MessageEntity>> byClientId(
      Mutiny.Session session, UUID conversationId, String clientMessageId) {
    return session
        .createSelectionQuery(
            "from MessageEntity m where m.key.conversationId = :conversation"
                + " and m.clientMessageId = :client",
            MessageEntity.class)
        .setParameter("conversation", conversationId)
        .setParameter("client", clientMessageId)
        .getSingleResultOrNull()
        .map(Optional::ofNullable);
  }

  /** Whether the last {@code limit} messages of the shopper are all after a time. */
  static Uni<Boolean> areTooMany(
      Mutiny.Session session, UUID conversationId, int limit, Instant after) {
    return session
        .createSelectionQuery(
            "select m.createdAt from MessageEntity m where m.key.conversationId = :conversation"
                + " and m.author = :shopper order by m.key.sequence desc",
            Instant.class)
        .setParameter("conversation", conversationId)
        .setParameter("shopper", Author.SHOPPER.name())
        .setFirstResult(limit - 1)
        .setMaxResults(1)
        .getResultList()
        .map(oldest -> !oldest.isEmpty() && oldest.get(0).isAfter(after));
  }

  static Uni<List<ChatMessage>> after(
      Mutiny.Session session, UUID conversationId, long sequence, int limit) {
    return session
        .createSelectionQuery(
            "from MessageEntity m where m.key.conversationId = :conversation"
                + " and m.key.sequence > :sequence order by m.key.sequence",
            MessageEntity.class)
        .setParameter("conversation", conversationId)
        .setParameter("sequence", sequence)
        .setMaxResults(limit)
        .getResultList()
        .map(MessageRows::toMessages);
  }

  /** A message and the replies to it. */
  static Uni<List<ChatMessage>> withReplies(
      Mutiny.Session session, UUID conversationId, long sequence) {
    return session
        .createSelectionQuery(
            "from MessageEntity m where m.key.conversationId = :conversation"
                + " and (m.key.sequence = :sequence or m.replyTo = :sequence)"
                + " order by m.key.sequence",
            MessageEntity.class)
        .setParameter("conversation", conversationId)
        .setParameter("sequence", sequence)
        .getResultList()
        .map(MessageRows::toMessages);
  }

  static Uni<List<ChatMessage>> unanswered(Mutiny.Session session, UUID conversationId) {
    return session
        .createSelectionQuery(
            "from MessageEntity m where m.key.conversationId = :conversation"
                + " and m.answered = false order by m.key.sequence",
            MessageEntity.class)
        .setParameter("conversation", conversationId)
        .setMaxResults(MAX_UNANSWERED)
        .getResultList()
        .map(MessageRows::toMessages);
  }

  private static List<ChatMessage> toMessages(List<MessageEntity> rows) {
    return rows.stream().map(MessageEntity::toMessage).toList();
  }
}
