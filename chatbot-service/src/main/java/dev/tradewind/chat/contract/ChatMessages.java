package dev.tradewind.chat.contract;

import dev.tradewind.api.chat.v1.Message;
import dev.tradewind.chat.conversation.domain.Author;
import dev.tradewind.chat.conversation.domain.ChatMessage;
import dev.tradewind.chat.conversation.domain.Content;
import dev.tradewind.chat.conversation.domain.Conversation;
import dev.tradewind.chat.conversation.domain.ConversationState;
import java.util.List;

/** Conversations and messages as the contract has them. */
public final class ChatMessages {

  private ChatMessages() {}

  /** A message. */
  public static Message toMessage(ChatMessage message) {
    return contentOf(message.content())
        .setSequence(message.sequence())
        .setAuthor(toAuthor(message.author()))
        .setCreatedAt(Times.toTimestamp(message.createdAt()))
        .setIntent(message.intent())
        .setConfidence(message.confidence())
        .setClientMessageId(message.clientMessageId())
        .build();
  }

  /** Messages in order. */
  public static List<Message> toMessages(List<ChatMessage> messages) {
    return messages.stream().map(ChatMessages::toMessage).toList();
  }

  /** A message that holds a content and nothing else. */
  public static Message.Builder contentOf(Content content) {
    Message.Builder message =
        Message.newBuilder()
            .setText(content.text())
            .addAllQuickReplies(content.quickReplies())
            .addAllSources(content.sources());
    content.orders().stream().map(OrderMessages::toMessage).forEach(message::addOrders);
    return message;
  }

  /** The content of a message. */
  public static Content toContent(Message message) {
    return new Content(
        message.getText(),
        message.getQuickRepliesList(),
        message.getOrdersList().stream().map(OrderMessages::toOrder).toList(),
        message.getSourcesList());
  }

  /** A conversation. */
  public static dev.tradewind.api.chat.v1.Conversation toMessage(Conversation conversation) {
    return dev.tradewind.api.chat.v1.Conversation.newBuilder()
        .setConversationId(conversation.id().toString())
        .setShopperId(conversation.shopperId())
        .setState(toState(conversation.state()))
        .setCreatedAt(Times.toTimestamp(conversation.createdAt()))
        .build();
  }

  private static dev.tradewind.api.chat.v1.Author toAuthor(Author author) {
    return switch (author) {
      case SHOPPER -> dev.tradewind.api.chat.v1.Author.AUTHOR_SHOPPER;
      case BOT -> dev.tradewind.api.chat.v1.Author.AUTHOR_BOT;
      case AGENT -> dev.tradewind.api.chat.v1.Author.AUTHOR_AGENT;
    };
  }

  private static dev.tradewind.api.chat.v1.ConversationState toState(ConversationState state) {
    return dev.tradewind.api.chat.v1.ConversationState.valueOf(
        "CONVERSATION_STATE_" + state.name());
  }
}
