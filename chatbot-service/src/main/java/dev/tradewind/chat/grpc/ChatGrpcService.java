package dev.tradewind.chat.grpc;

import dev.tradewind.api.chat.v1.ChatService;
import dev.tradewind.api.chat.v1.CreateConversationRequest;
import dev.tradewind.api.chat.v1.CreateConversationResponse;
import dev.tradewind.api.chat.v1.ListMessagesRequest;
import dev.tradewind.api.chat.v1.ListMessagesResponse;
import dev.tradewind.api.chat.v1.SendMessageRequest;
import dev.tradewind.api.chat.v1.SendMessageResponse;
import dev.tradewind.chat.contract.ChatMessages;
import dev.tradewind.chat.conversation.Conversations;
import dev.tradewind.chat.conversation.Turns;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;

/** Conversations for the shop's own back end. */
@GrpcService
public class ChatGrpcService implements ChatService {

  private static final int DEFAULT_PAGE = 100;

  private final Conversations conversations;
  private final Turns turns;

  ChatGrpcService(Conversations conversations, Turns turns) {
    this.conversations = conversations;
    this.turns = turns;
  }

  @Override
  public Uni<CreateConversationResponse> createConversation(CreateConversationRequest request) {
    return conversations
        .open(request.getShopperId())
        .map(
            opened ->
                CreateConversationResponse.newBuilder()
                    .setConversation(ChatMessages.toMessage(opened.exchange().conversation()))
                    .setSessionToken(opened.token().secret())
                    .addAllMessages(ChatMessages.toMessages(opened.exchange().messages()))
                    .build());
  }

  @Override
  public Uni<SendMessageResponse> sendMessage(SendMessageRequest request) {
    return turns
        .send(
            Conversations.parseId(request.getConversationId()),
            request.getText(),
            request.getClientMessageId())
        .map(
            exchange ->
                SendMessageResponse.newBuilder()
                    .addAllMessages(ChatMessages.toMessages(exchange.messages()))
                    .setConversation(ChatMessages.toMessage(exchange.conversation()))
                    .build());
  }

  @Override
  public Uni<ListMessagesResponse> listMessages(ListMessagesRequest request) {
    int limit = request.getPageSize() == 0 ? DEFAULT_PAGE : request.getPageSize();
    return conversations
        .read(Conversations.parseId(request.getConversationId()), request.getAfterSequence(), limit)
        .map(
            exchange ->
                ListMessagesResponse.newBuilder()
                    .addAllMessages(ChatMessages.toMessages(exchange.messages()))
                    .setConversation(ChatMessages.toMessage(exchange.conversation()))
                    .build());
  }
}
