package dev.tradewind.local.demo;

import dev.tradewind.api.chat.v1.Author;
import dev.tradewind.api.chat.v1.CreateConversationRequest;
import dev.tradewind.api.chat.v1.CreateConversationResponse;
import dev.tradewind.api.chat.v1.Message;
import dev.tradewind.api.chat.v1.SendMessageRequest;
import dev.tradewind.local.client.PlatformClient;
import dev.tradewind.local.console.Console;
import dev.tradewind.local.demo.DemoReport.ChatLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A short conversation with customer service. */
final class ChatShow {

  private static final String ABOUT_AN_ORDER = "Where is my order?";
  private static final List<String> MORE_LINES =
      List.of("florb the zanzibar quux please", "I want to talk to a real person");

  private final PlatformClient platform;
  private final Console console;

  ChatShow(PlatformClient platform, Console console) {
    this.platform = platform;
    this.console = console;
  }

  List<ChatLine> show(String shopper) {
    CreateConversationResponse opened =
        platform
            .chat()
            .createConversation(
                CreateConversationRequest.newBuilder().setShopperId(shopper).build());
    List<ChatLine> transcript = new ArrayList<>();
    opened.getMessagesList().forEach(message -> add(message, transcript));
    String conversation = opened.getConversation().getConversationId();
    List<Message> replies = say(conversation, ABOUT_AN_ORDER, transcript);
    Message last = replies.get(replies.size() - 1);
    if (last.getQuickRepliesCount() > 0) {
      // Of several orders the bot asks which one is meant, with buttons: press the first.
      say(conversation, last.getQuickReplies(0), transcript);
    }
    for (String line : MORE_LINES) {
      say(conversation, line, transcript);
    }
    return transcript;
  }

  private List<Message> say(String conversation, String text, List<ChatLine> transcript) {
    List<Message> messages =
        platform
            .chat()
            .sendMessage(
                SendMessageRequest.newBuilder()
                    .setConversationId(conversation)
                    .setText(text)
                    .setClientMessageId(UUID.randomUUID().toString())
                    .build())
            .getMessagesList();
    messages.forEach(message -> add(message, transcript));
    return messages;
  }

  private void add(Message message, List<ChatLine> transcript) {
    String author =
        message.getAuthor() == Author.AUTHOR_SHOPPER
            ? "shopper"
            : message.getAuthor().name().replace("AUTHOR_", "").toLowerCase(Locale.ROOT);
    String understood =
        message.getIntent().isEmpty()
            ? ""
            : String.format(
                Locale.ROOT, "   [%s %.2f]", message.getIntent(), message.getConfidence());
    List<String> text = message.getText().lines().toList();
    for (int index = 0; index < text.size(); index++) {
      console.say(
          "  %-8s %s%s",
          index == 0 ? author : "", text.get(index), index == text.size() - 1 ? understood : "");
    }
    transcript.add(new ChatLine(author, message.getText(), message.getIntent()));
  }
}
