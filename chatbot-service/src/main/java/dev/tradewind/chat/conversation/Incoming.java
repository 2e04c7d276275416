package dev.tradewind.chat.conversation;

import java.time.Instant;

/**
 * What a shopper says.
 *
 * @param clientMessageId the sender's id for it; the same id is the same message
 */
public record Incoming(String text, String clientMessageId, Instant at) {

  /** Says nothing of the text, so that a log line cannot. */
  @Override
  public String toString() {
    return "Incoming[" + text.length() + " characters]";
  }
}
