package dev.tradewind.chat.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chat.conversation.ConversationStore;
import dev.tradewind.chat.conversation.Conversations;
import dev.tradewind.chat.conversation.Incoming;
import dev.tradewind.chat.conversation.OpenedConversation;
import dev.tradewind.chat.conversation.Terms;
import dev.tradewind.chat.conversation.Turns;
import dev.tradewind.chat.neighbour.NeighboursResource;
import dev.tradewind.testkit.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(NeighboursResource.class)
class ChatSocketIT {

  @TestHTTPResource URI address;
  @Inject Conversations conversations;
  @Inject Turns turns;
  @Inject ConversationStore store;

  @Test
  void greetsAndAnswers() throws InterruptedException {
    OpenedConversation opened = open("ann");
    try (Browser browser = new Browser(address)) {
      browser.hello(opened.token().secret(), 0);
      List<JsonObject> start = browser.until(frame -> frame.getString("type").equals("state"));
      assertThat(Browser.sequences(start)).containsExactly(1L);
      assertThat(start.get(start.size() - 1).getString("state")).isEqualTo("BOT");

      browser.say("a", "Where is my order 1001?");
      List<JsonObject> frames = browser.untilMessage(3);

      assertThat(Browser.sequences(frames)).containsExactly(2L, 3L);
      assertThat(frames).contains(new JsonObject().put("type", "typing").put("typing", true));
      JsonObject echo = frames.stream().filter(Browser::isMessage).findFirst().orElseThrow();
      assertThat(echo.getString("clientMessageId")).isEqualTo("a");
      JsonObject reply = frames.get(frames.size() - 1);
      assertThat(reply.getString("text")).contains("DHL");
      assertThat(reply.getJsonArray("sources")).isEqualTo(JsonArray.of("order 1001 (ingestion)"));
      JsonObject card = reply.getJsonArray("orders").getJsonObject(0);
      assertThat(card.getString("status")).isEqualTo("SHIPPED");
      assertThat(card.getString("total")).isEqualTo("25");
    }
  }

  @Test
  void sendsWhatWasMissedAndNothingTwice() throws InterruptedException {
    OpenedConversation opened = open("ann");
    UUID id = opened.exchange().conversation().id();
    try (Browser browser = new Browser(address)) {
      browser.hello(opened.token().secret(), 0).untilType("state");
    }
    say(id, "hello", "meanwhile 1");
    say(id, "hello", "meanwhile 2");

    try (Browser browser = new Browser(address)) {
      browser.hello(opened.token().secret(), 2);
      assertThat(Browser.sequences(browser.untilMessage(5))).containsExactly(3L, 4L, 5L);
      browser.say("meanwhile 1", "hello").say("later", "thank you");
      assertThat(Browser.sequences(browser.untilMessage(7))).containsExactly(6L, 7L);
    }
  }

  @Test
  void everyTabSeesEveryMessageInOrder() throws InterruptedException {
    OpenedConversation opened = open("ann");
    try (Browser one = new Browser(address);
        Browser two = new Browser(address)) {
      one.hello(opened.token().secret(), 1).untilType("state");
      two.hello(opened.token().secret(), 1).untilType("state");

      one.say("a", "hello").say("b", "thank you");
      two.say("c", "bye");

      assertThat(Browser.sequences(one.untilMessage(7))).containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
      assertThat(Browser.sequences(two.untilMessage(7))).containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
    }
  }

  @Test
  void aLongHistoryComesWhole() throws InterruptedException {
    OpenedConversation opened = open("ann");
    UUID id = opened.exchange().conversation().id();
    for (int turn = 0; turn < 55; turn++) {
      say(id, "hello", "id " + turn);
    }
    try (Browser browser = new Browser(address)) {
      browser.hello(opened.token().secret(), 0);
      assertThat(Browser.sequences(browser.untilMessage(111))).hasSize(111).isSorted();
    }
  }

  @Test
  void answersWhatACrashLeftUnanswered() throws InterruptedException {
    OpenedConversation opened = open("ann");
    Terms terms = new Terms(9, Duration.ofMinutes(1), Duration.ofHours(24));
    store
        .accept(
            opened.exchange().conversation().id(),
            new Incoming("Where is my order 1001?", "a", Instant.now()),
            terms)
        .await()
        .atMost(Duration.ofSeconds(10));

    try (Browser browser = new Browser(address)) {
      List<JsonObject> frames = browser.hello(opened.token().secret(), 1).untilMessage(3);
      assertThat(frames.get(frames.size() - 1).getString("text")).contains("JD014600");
      browser.say("a", "Where is my order 1001?").say("b", "hello");
      assertThat(Browser.sequences(browser.untilMessage(5))).containsExactly(4L, 5L);
    }
  }

  @Test
  void saysThatAPersonWasAskedFor() throws InterruptedException {
    OpenedConversation opened = open("ann");
    try (Browser browser = new Browser(address)) {
      browser.hello(opened.token().secret(), 1).untilType("state");
      browser.say("a", "Talk to a person");
      assertThat(browser.untilType("state").getString("state")).isEqualTo("WAITING_FOR_PERSON");
    }
  }

  @Test
  void aWrongTokenIsRefused() throws InterruptedException {
    try (Browser browser = new Browser(address)) {
      browser.hello("wrong", 0);
      assertThat(browser.untilType("error").getString("reason")).isEqualTo("TOKEN_INVALID");
      assertThat(browser.closeCode()).isEqualTo(4401);
    }
  }

  @Test
  void nothingIsHeardBeforeHello() throws InterruptedException {
    try (Browser browser = new Browser(address)) {
      browser.say("a", "hello");
      assertThat(browser.untilType("error").getString("reason")).isEqualTo("TOKEN_INVALID");
      assertThat(browser.closeCode()).isEqualTo(4401);
    }
  }

  @Test
  void aFrameOfNoKnownFormIsRefused() throws InterruptedException {
    for (String frame : List.of("{", "[]", "{\"type\":\"dance\"}", "{\"type\":7}", "null")) {
      try (Browser browser = new Browser(address)) {
        browser.send(frame);
        assertThat(browser.untilType("error").getString("reason")).isEqualTo("FRAME_INVALID");
        assertThat(browser.closeCode()).isEqualTo(1008);
      }
    }
  }

  @Test
  void aTooLargeFrameClosesTheConnection() throws InterruptedException {
    OpenedConversation opened = open("ann");
    try (Browser browser = new Browser(address)) {
      browser.hello(opened.token().secret(), 1).untilType("state");
      browser.say("a", "x".repeat(40_000));
      assertThat(browser.closeCode()).isNotEqualTo(1000);
    }
    assertThat(
            conversations
                .read(opened.exchange().conversation().id(), 0, 10)
                .await()
                .atMost(Duration.ofSeconds(10))
                .messages())
        .hasSize(1);
  }

  @Test
  void aTooLongTextIsRefusedAndTheConnectionStays() throws InterruptedException {
    OpenedConversation opened = open("ann");
    try (Browser browser = new Browser(address)) {
      browser.hello(opened.token().secret(), 1).untilType("state");
      browser.say("a", "x".repeat(2_001));
      JsonObject error = browser.untilType("error");
      assertThat(error.getString("reason")).isEqualTo("FIELD_INVALID");
      assertThat(error.getString("clientMessageId")).isEqualTo("a");
      browser.say("b", "hello");
      assertThat(Browser.sequences(browser.untilMessage(3))).containsExactly(2L, 3L);
    }
  }

  private OpenedConversation open(String shopperId) {
    return conversations.open(shopperId).await().atMost(Duration.ofSeconds(10));
  }

  private void say(UUID id, String text, String clientMessageId) {
    turns.send(id, text, clientMessageId).await().atMost(Duration.ofSeconds(10));
  }
}
