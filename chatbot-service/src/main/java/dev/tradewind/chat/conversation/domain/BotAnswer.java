package dev.tradewind.chat.conversation.domain;

import java.util.List;

/**
 * What a message leads to.
 *
 * @param intent what was understood; empty where nothing was
 * @param confidence how sure the bot was, 0 to 1
 * @param replies what the bot says; empty where it is silent
 * @param state who answers from now on
 * @param slot what the bot asks for
 */
public record BotAnswer(
    String intent, double confidence, List<Content> replies, ConversationState state, Slot slot) {

  public BotAnswer {
    replies = List.copyOf(replies);
  }
}
