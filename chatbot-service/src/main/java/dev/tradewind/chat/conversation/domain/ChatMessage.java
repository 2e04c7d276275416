package dev.tradewind.chat.conversation.domain;

import java.time.Instant;

/**
 * A message.
 *
 * @param sequence its place in the conversation, from 1, without gaps
 * @param content what was said
 * @param intent what the bot understood, on a shopper's message; empty where it did not
 * @param confidence how sure it was, 0 to 1
 * @param clientMessageId the id that the sender gave a shopper's message; else empty
 */
public record ChatMessage(
    long sequence,
    Author author,
    Content content,
    Instant createdAt,
    String intent,
    double confidence,
    String clientMessageId) {}
