package dev.tradewind.chat.conversation.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A conversation.
 *
 * @param shopperId with whom; empty for a visitor who is not logged in
 * @param slot what the bot asked for last
 * @param lastMessageAt when something was last said
 */
public record Conversation(
    UUID id,
    String shopperId,
    ConversationState state,
    Slot slot,
    Instant createdAt,
    Instant lastMessageAt) {

  /** Whether it is with a visitor, who is told nothing about orders. */
  public boolean isWithVisitor() {
    return shopperId.isEmpty();
  }

  /** The conversation as it is at a time: one in which nothing was said for long has ended. */
  public Conversation at(Instant now, Duration closesAfter) {
    return lastMessageAt.plus(closesAfter).isAfter(now)
        ? this
        : new Conversation(id, shopperId, ConversationState.CLOSED, slot, createdAt, lastMessageAt);
  }
}
