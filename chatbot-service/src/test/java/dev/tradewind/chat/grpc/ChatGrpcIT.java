package dev.tradewind.chat.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.rpc.ErrorInfo;
import dev.tradewind.api.chat.v1.Author;
import dev.tradewind.api.chat.v1.ChatServiceGrpc;
import dev.tradewind.api.chat.v1.ChatServiceGrpc.ChatServiceBlockingStub;
import dev.tradewind.api.chat.v1.ConversationState;
import dev.tradewind.api.chat.v1.CreateConversationRequest;
import dev.tradewind.api.chat.v1.CreateConversationResponse;
import dev.tradewind.api.chat.v1.ListMessagesRequest;
import dev.tradewind.api.chat.v1.Message;
import dev.tradewind.api.chat.v1.SendMessageRequest;
import dev.tradewind.api.chat.v1.SendMessageResponse;
import dev.tradewind.chat.neighbour.NeighboursResource;
import dev.tradewind.testkit.PostgresResource;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(NeighboursResource.class)
class ChatGrpcIT {

  @TestHTTPResource URI address;

  private ManagedChannel channel;
  private ChatServiceBlockingStub chat;

  @BeforeEach
  void connect() {
    channel =
        NettyChannelBuilder.forAddress(address.getHost(), address.getPort()).usePlaintext().build();
    chat = ChatServiceGrpc.newBlockingStub(channel);
  }

  @AfterEach
  void disconnect() {
    channel.shutdownNow();
  }

  @Test
  void opensAConversationWithAGreetingAndAToken() {
    CreateConversationResponse opened = open("ann");

    assertThat(opened.getConversation().getState())
        .isEqualTo(ConversationState.CONVERSATION_STATE_BOT);
    assertThat(opened.getConversation().getShopperId()).isEqualTo("ann");
    assertThat(opened.getSessionToken()).hasSize(43);
    assertThat(opened.getMessagesList())
        .singleElement()
        .satisfies(
            greeting -> {
              assertThat(greeting.getSequence()).isEqualTo(1);
              assertThat(greeting.getAuthor()).isEqualTo(Author.AUTHOR_BOT);
              assertThat(greeting.getQuickRepliesList()).contains("Talk to a person");
            });
  }

  @Test
  void answersWhereAnOrderIsFromIngestion() {
    String id = open("ann").getConversation().getConversationId();

    SendMessageResponse sent = send(id, "Where is my order 1001?", "a");

    assertThat(sent.getMessagesList()).extracting(Message::getSequence).containsExactly(2L, 3L);
    assertThat(sent.getMessages(0).getIntent()).isEqualTo("order_status");
    assertThat(sent.getMessages(0).getConfidence()).isBetween(0.89, 0.91);
    Message reply = sent.getMessages(1);
    assertThat(reply.getText()).contains("DHL", "JD014600");
    assertThat(reply.getSourcesList()).containsExactly("order 1001 (ingestion)");
    assertThat(reply.getOrders(0).getOrderId()).isEqualTo("1001");
    assertThat(reply.getOrders(0).getLinesCount()).isEqualTo(1);
  }

  @Test
  void theSameMessageAgainHasTheSameReplies() {
    String id = open("ann").getConversation().getConversationId();
    SendMessageResponse first = send(id, "hello", "a");

    assertThat(send(id, "hello", "a")).isEqualTo(first);
    assertThat(all(id)).hasSize(3);
  }

  @Test
  void theSameMessageTwiceAtOnceHasTheSameReplies() {
    String id = open("ann").getConversation().getConversationId();

    List<SendMessageResponse> answers =
        together(IntStream.range(0, 6).mapToObj(turn -> sending(id, "hello", "a")).toList());

    assertThat(answers)
        .extracting(SendMessageResponse::getMessagesList)
        .containsOnly(answers.get(0).getMessagesList());
    assertThat(all(id)).hasSize(3);
  }

  @Test
  void manyMessagesAtOnceLeaveNoGap() {
    String id = open("ann").getConversation().getConversationId();

    together(IntStream.range(0, 20).mapToObj(turn -> sending(id, "hello", "id " + turn)).toList());

    assertThat(all(id))
        .extracting(Message::getSequence)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 41).boxed().toList());
  }

  @Test
  void anotherShoppersOrderIsUnknown() {
    String id = open("ben").getConversation().getConversationId();
    assertThat(replyTo(id, "where is order 1001").getText()).startsWith("I find no order 1001");
  }

  @Test
  void ingestionDownIsSaidSo() {
    String id = open("ann").getConversation().getConversationId();
    assertThat(replyTo(id, "where is order 503").getText())
        .contains("cannot look that up just now");
  }

  @Test
  void inferenceDownOrGarbledIsSaidSo() {
    String id = open("ann").getConversation().getConversationId();
    assertThat(replyTo(id, "hello (down)").getText()).contains("cannot understand sentences");
    assertThat(replyTo(id, "hello (garbled)").getText()).contains("cannot understand sentences");
  }

  @Test
  void stockComesFromCatalogueAndStock() {
    String id = open("").getConversation().getConversationId();
    assertThat(replyTo(id, "is 85123A in stock").getText())
        .isEqualTo("White heart lantern (85123A) is in stock: 12 pieces.");
    assertThat(replyTo(id, "is 11111 in stock").getText()).startsWith("I find no item 11111");
  }

  @Test
  void isSilentAfterTheHandOver() {
    String id = open("ann").getConversation().getConversationId();
    assertThat(send(id, "Talk to a person", "a").getConversation().getState())
        .isEqualTo(ConversationState.CONVERSATION_STATE_WAITING_FOR_PERSON);
    assertThat(send(id, "where is order 1001", "b").getMessagesList()).hasSize(1);
  }

  @Test
  void listsMessagesByPage() {
    String id = open("ann").getConversation().getConversationId();
    send(id, "hello", "a");

    assertThat(
            chat.listMessages(
                    ListMessagesRequest.newBuilder()
                        .setConversationId(id)
                        .setAfterSequence(1)
                        .setPageSize(1)
                        .build())
                .getMessagesList())
        .extracting(Message::getSequence)
        .containsExactly(2L);
  }

  @Test
  void refusesWhatIsWrong() {
    String id = open("ann").getConversation().getConversationId();
    assertRefused(() -> all("nonsense"), Status.Code.NOT_FOUND, "CONVERSATION_UNKNOWN");
    assertRefused(
        () -> send(UUID.randomUUID().toString(), "hello", "a"),
        Status.Code.NOT_FOUND,
        "CONVERSATION_UNKNOWN");
    assertRefused(() -> send(id, "", "a"), Status.Code.INVALID_ARGUMENT, "FIELD_INVALID");
    assertRefused(() -> send(id, "\0", "a"), Status.Code.INVALID_ARGUMENT, "FIELD_INVALID");
    assertRefused(
        () -> send(id, "x".repeat(2001), "a"), Status.Code.INVALID_ARGUMENT, "FIELD_INVALID");
    assertRefused(() -> open("no spaces"), Status.Code.INVALID_ARGUMENT, "FIELD_INVALID");
  }

  private static void assertRefused(Runnable call, Status.Code code, String reason) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            failure -> {
              assertThat(failure.getStatus().getCode()).isEqualTo(code);
              assertThat(StatusProto.fromThrowable(failure).getDetailsList())
                  .filteredOn(detail -> detail.is(ErrorInfo.class))
                  .singleElement()
                  .satisfies(
                      detail ->
                          assertThat(detail.unpack(ErrorInfo.class).getReason()).isEqualTo(reason));
            });
  }

  private CreateConversationResponse open(String shopperId) {
    return chat.createConversation(
        CreateConversationRequest.newBuilder().setShopperId(shopperId).build());
  }

  private Message replyTo(String id, String text) {
    SendMessageResponse sent = send(id, text, UUID.randomUUID().toString());
    return sent.getMessages(sent.getMessagesCount() - 1);
  }

  private SendMessageResponse send(String id, String text, String clientMessageId) {
    return chat.sendMessage(request(id, text, clientMessageId));
  }

  private ListenableFuture<SendMessageResponse> sending(
      String id, String text, String clientMessageId) {
    return ChatServiceGrpc.newFutureStub(channel).sendMessage(request(id, text, clientMessageId));
  }

  private static SendMessageRequest request(String id, String text, String clientMessageId) {
    return SendMessageRequest.newBuilder()
        .setConversationId(id)
        .setText(text)
        .setClientMessageId(clientMessageId)
        .build();
  }

  private List<Message> all(String id) {
    return chat.listMessages(ListMessagesRequest.newBuilder().setConversationId(id).build())
        .getMessagesList();
  }

  private static <T> List<T> together(List<ListenableFuture<T>> calls) {
    return calls.stream().map(Futures::getUnchecked).toList();
  }
}
