package dev.tradewind.chat.storage;

import dev.tradewind.chat.conversation.NewConversation;
import dev.tradewind.chat.conversation.domain.Conversation;
import dev.tradewind.chat.conversation.domain.ConversationState;
import dev.tradewind.chat.conversation.domain.Slot;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code conversation}. It is locked while anything is written to its conversation. */
@Entity
@Table(name = "conversation")
@NullUnmarked
class ConversationEntity {

  @Id private UUID id;

  @Column(name = "shopper_id")
  private String shopperId;

  @Column(name = "state")
  private String state;

  @Column(name = "slot")
  private String slot;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "last_message_at")
  private Instant lastMessageAt;

  @Column(name = "last_sequence")
  private long lastSequence;

  @Column(name = "token_hash")
  private String tokenHash;

  @Column(name = "token_expires_at")
  private Instant tokenExpiresAt;

  protected ConversationEntity() {}

  static ConversationEntity of(NewConversation conversation) {
    ConversationEntity entity = new ConversationEntity();
    entity.id = conversation.id();
    entity.shopperId = conversation.shopperId();
    entity.state = ConversationState.BOT.name();
    entity.slot = Slot.NONE.name();
    entity.createdAt = Stored.time(conversation.createdAt());
    entity.lastMessageAt = entity.createdAt;
    entity.tokenHash = conversation.tokenHash();
    entity.tokenExpiresAt = Stored.time(conversation.tokenExpiresAt());
    return entity;
  }

  /** The place of a message that is said now. */
  long nextSequence(Instant at) {
    lastMessageAt = at;
    lastSequence++;
    return lastSequence;
  }

  void move(ConversationState newState, Slot newSlot) {
    state = newState.name();
    slot = newSlot.name();
  }

  boolean isAnsweredByBot() {
    return state.equals(ConversationState.BOT.name());
  }

  Conversation toConversation() {
    return new Conversation(
        id,
        shopperId,
        ConversationState.valueOf(state),
        Slot.valueOf(slot),
        createdAt,
        lastMessageAt);
  }
}
