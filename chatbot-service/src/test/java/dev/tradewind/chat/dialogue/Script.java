package dev.tradewind.chat.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chat.conversation.domain.BotAnswer;
import dev.tradewind.chat.conversation.domain.Content;
import dev.tradewind.chat.conversation.domain.Conversation;
import dev.tradewind.chat.conversation.domain.ConversationState;
import dev.tradewind.chat.conversation.domain.Slot;
import dev.tradewind.chat.dialogue.domain.Dialogue;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * Plays a conversation that is written down, a line each:
 *
 * <pre>
 * shopper | what the shopper says
 * bot     | what the answer contains
 * silence | (the bot says nothing)
 * buttons | the quick replies, separated by commas
 * source  | a source of the answer
 * intent  | what is kept with the shopper's message
 * state   | who answers from now on
 * </pre>
 */
final class Script {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final Assistant assistant;
  private Conversation conversation;
  private BotAnswer answer;

  Script(String shopperId, IntentModel model, ShopFacts facts) {
    this.assistant =
        new Assistant(
            new Dialogue(0.5, ZoneOffset.UTC), model, facts, Clock.fixed(NOW, ZoneOffset.UTC));
    this.conversation =
        new Conversation(new UUID(0, 1), shopperId, ConversationState.BOT, Slot.NONE, NOW, NOW);
    this.answer = new BotAnswer("", 0, List.of(), ConversationState.BOT, Slot.NONE);
  }

  void play(String script) {
    for (String line : script.strip().split("\n", -1)) {
      int bar = line.indexOf('|');
      String what = line.substring(bar + 1).strip();
      String who = line.substring(0, bar).strip();
      switch (who) {
        case "shopper" -> say(what);
        case "bot" -> assertThat(text()).as(line).contains(what);
        case "silence" -> assertThat(answer.replies()).as(line).isEmpty();
        case "buttons" -> assertThat(String.join(", ", reply().quickReplies())).isEqualTo(what);
        case "source" -> assertThat(reply().sources()).as(line).contains(what);
        case "intent" -> assertThat(answer.intent()).as(line).isEqualTo(what);
        case "state" -> assertThat(conversation.state().name()).as(line).isEqualTo(what);
        default -> throw new IllegalArgumentException("script: " + line);
      }
    }
  }

  private void say(String text) {
    answer = assistant.answer(conversation, text).await().indefinitely();
    conversation =
        new Conversation(
            conversation.id(),
            conversation.shopperId(),
            answer.state(),
            answer.slot(),
            conversation.createdAt(),
            NOW);
  }

  private Content reply() {
    assertThat(answer.replies()).hasSize(1);
    return answer.replies().get(0);
  }

  private String text() {
    return reply().text();
  }
}
