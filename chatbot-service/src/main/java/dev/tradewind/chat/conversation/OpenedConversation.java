package dev.tradewind.chat.conversation;

import dev.tradewind.chat.conversation.domain.SessionToken;

/**
 * A conversation just opened.
 *
 * @param token shown once
 */
public record OpenedConversation(Exchange exchange, SessionToken token) {}
