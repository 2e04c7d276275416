package dev.tradewind.chat.storage;

import dev.tradewind.chat.conversation.domain.Author;
import dev.tradewind.chat.conversation.domain.BotAnswer;
import dev.tradewind.chat.conversation.domain.ChatMessage;
import dev.tradewind.chat.conversation.domain.Content;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code message}. */
@Entity
@Table(name = "message")
@NullUnmarked
class MessageEntity {

  @EmbeddedId private MessageKey key;

  @Column(name = "author")
  private String author;

  @Column(name = "content")
  private String content;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "intent")
  private String intent = "";

  @Column(name = "confidence")
  private double confidence;

  @Column(name = "client_message_id")
  private String clientMessageId;

  @Column(name = "reply_to")
  private Long replyTo;

  @Column(name = "answered")
  private boolean answered;

  protected MessageEntity() {}

  static MessageEntity ofShopper(
      MessageKey key, String text, String clientMessageId, Instant createdAt) {
    MessageEntity entity = of(key, Author.SHOPPER, Content.words(text), createdAt);
    entity.clientMessageId = clientMessageId;
    return entity;
  }

  static MessageEntity ofBot(MessageKey key, Content content, Instant createdAt) {
    MessageEntity entity = of(key, Author.BOT, content, createdAt);
    entity.answered = true;
    return entity;
  }

  MessageEntity inReplyTo(long sequence) {
    replyTo = sequence;
    return this;
  }

  boolean isAnswered() {
    return answered;
  }

  void answeredWith(BotAnswer answer) {
    answered = true;
    intent = answer.intent();
    confidence = answer.confidence();
  }

  ChatMessage toMessage() {
    return new ChatMessage(
        key.sequence(),
        Author.valueOf(author),
        Stored.content(content),
        createdAt,
        intent,
        confidence,
        clientMessageId == null ? "" : clientMessageId);
  }

  private static MessageEntity of(
      MessageKey key, Author author, Content content, Instant createdAt) {
    MessageEntity entity = new MessageEntity();
    entity.key = key;
    entity.author = author.name();
    entity.content = Stored.content(content);
    entity.createdAt = createdAt;
    return entity;
  }
}
