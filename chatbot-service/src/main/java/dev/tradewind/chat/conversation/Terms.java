package dev.tradewind.chat.conversation;

import java.time.Duration;

/**
 * Under which terms a message is accepted.
 *
 * @param limit a shopper's messages in one conversation within the window
 * @param window sliding
 * @param closesAfter a conversation in which nothing was said for so long has ended
 */
public record Terms(int limit, Duration window, Duration closesAfter) {}
