package dev.tradewind.chat.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chat.conversation.Conversations;
import dev.tradewind.chat.conversation.OpenedConversation;
import dev.tradewind.chat.neighbour.NeighboursResource;
import dev.tradewind.testkit.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What shoppers say, and what opens their conversations, is in no log. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(NeighboursResource.class)
class QuietLogIT {

  private static final String SECRET = "xylophone";

  @TestHTTPResource URI address;
  @Inject Conversations conversations;

  @Test
  void holdsNeitherTextsNorTokens() throws InterruptedException {
    OpenedConversation opened = conversations.open("ann").await().atMost(Duration.ofSeconds(10));
    String token = opened.token().secret();
    Recorder recorder = new Recorder();
    Logger root = Logger.getLogger("");
    root.addHandler(recorder);
    try (Browser browser = new Browser(address)) {
      browser.hello(token, 1).say("a", SECRET).say("b", SECRET + " (down)").untilMessage(5);
      browser.send("{\"type\":\"" + SECRET).untilType("error");
      assertThat(browser.closeCode()).isEqualTo(1008);
    } finally {
      root.removeHandler(recorder);
    }
    assertThat(recorder.lines).isNotEmpty().noneMatch(line -> line.contains(SECRET));
    assertThat(recorder.lines).noneMatch(line -> line.contains(token));
  }

  private static final class Recorder extends Handler {

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @Override
    public void publish(LogRecord line) {
      lines.add(line.getMessage() + Arrays.toString(line.getParameters()) + line.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
