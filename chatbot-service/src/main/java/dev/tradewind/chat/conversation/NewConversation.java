package dev.tradewind.chat.conversation;

import java.time.Instant;
import java.util.UUID;

/**
 * A conversation to open.
 *
 * @param shopperId empty for a visitor
 * @param tokenHash what is stored of the session token
 */
public record NewConversation(
    UUID id, String shopperId, String tokenHash, Instant tokenExpiresAt, Instant createdAt) {}
