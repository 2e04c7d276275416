package dev.tradewind.chat.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.chat.conversation.ChatReason;
import dev.tradewind.chat.conversation.Conversations;
import dev.tradewind.chat.conversation.Exchange;
import dev.tradewind.chat.conversation.OpenedConversation;
import dev.tradewind.chat.conversation.Turns;
import dev.tradewind.chat.neighbour.AloneProfile;
import dev.tradewind.kit.error.ServiceException;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The service without its neighbours, and at its limits. */
@QuarkusTest
@TestProfile(AloneProfile.class)
class AloneIT {

  @TestHTTPResource URI address;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @Inject Conversations conversations;
  @Inject Turns turns;

  @Test
  void isReadyWithoutInferenceAndIngestion() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(management.resolve("/q/health/ready")).build(),
                BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void saysWhatItCannotDoNow() {
    UUID id = open().exchange().conversation().id();
    assertThat(lastOf(say(id, "hello", "a"))).contains("cannot understand sentences just now");
    assertThat(lastOf(say(id, "1001", "b"))).contains("cannot look that up just now");
    assertThat(lastOf(say(id, "Talk to a person", "c"))).contains("I have passed");
  }

  @Test
  void refusesTooManyMessages() {
    UUID id = open().exchange().conversation().id();
    for (int turn = 0; turn < 4; turn++) {
      say(id, "hello", "id " + turn);
    }
    assertThatThrownBy(() -> say(id, "hello", "one more"))
        .isInstanceOfSatisfying(
            ServiceException.class,
            failure -> assertThat(failure.reason()).isEqualTo(ChatReason.TOO_MANY_MESSAGES));
  }

  @Test
  void closesConnectionsAboveTheLimitAndThoseThatSayNothing() {
    try (Browser first = new Browser(address);
        Browser second = new Browser(address);
        Browser third = new Browser(address)) {
      assertThat(third.closeCode()).isEqualTo(1013);
      assertThat(first.closeCode()).isEqualTo(4401);
      assertThat(second.closeCode()).isEqualTo(4401);
    }
  }

  @Test
  void hasNoDemoUnlessAskedFor() throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpResponse<String> opened =
        client.send(
            HttpRequest.newBuilder(address.resolve("/demo/conversations"))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString("{\"shopperId\":\"ann\"}"))
                .build(),
            BodyHandlers.ofString());
    HttpResponse<String> shoppers =
        client.send(
            HttpRequest.newBuilder(address.resolve("/demo/shoppers")).build(),
            BodyHandlers.ofString());
    assertThat(opened.statusCode()).isEqualTo(404);
    assertThat(shoppers.statusCode()).isEqualTo(404);
  }

  private OpenedConversation open() {
    return conversations.open("ann").await().atMost(Duration.ofSeconds(10));
  }

  private Exchange say(UUID id, String text, String clientMessageId) {
    return turns.send(id, text, clientMessageId).await().atMost(Duration.ofSeconds(10));
  }

  private static String lastOf(Exchange exchange) {
    return exchange.messages().get(exchange.messages().size() - 1).content().text();
  }
}
