package dev.tradewind.ingestion.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import com.sun.net.httpserver.HttpServer;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.EventServiceGrpc;
import dev.tradewind.api.ingestion.v1.LogEntry;
import dev.tradewind.api.ingestion.v1.ReadEventsRequest;
import dev.tradewind.api.ingestion.v1.ReadEventsResponse;
import dev.tradewind.ingestion.event.domain.Partitions;
import dev.tradewind.ingestion.store.CuttablePostgres;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example page of docs/examples/browser in a real browser, from another origin. */
@QuarkusTest
@WithTestResource(CuttablePostgres.class)
class BrowserPageIT extends HttpTest {

  private static final Path EXAMPLE =
      Path.of(System.getProperty("tradewind.root", ".."), "docs", "examples", "browser");

  /** Opens the example, and closes it as soon as it has said that its beacon is on its way. */
  private static final String OPENER =
      """
      <!doctype html><script>
        const page = open("/index.html" + location.search);
        const look = setInterval(() => {
          if (page.document?.getElementById("state")?.textContent === "sent") {
            clearInterval(look);
            page.close();
          }
        }, 20);
      </script>""";

  @TempDir Path profile;

  @Test
  void aPageOfAListedOriginSendsItsEventsAlsoWhenItIsClosed() throws Exception {
    String visitor = unique("visitor");
    HttpServer pages = serve();
    try (Chromium browser =
        Chromium.open(
            SHOP + "/opener?to=" + origin() + "&visitor=" + visitor,
            "MAP shop.example 127.0.0.1:" + pages.getAddress().getPort(),
            profile)) {
      assertThat(browser).isNotNull();
      assertThat(payloadsOf(visitor))
          .containsExactlyInAnyOrder(Event.PayloadCase.VIEW_ITEM, Event.PayloadCase.VIEW_CART);
    } finally {
      pages.stop(0);
    }
  }

  private String origin() {
    return "http://" + address.getHost() + ":" + address.getPort();
  }

  /** What the visitor did, once both events are there. */
  private Set<Event.PayloadCase> payloadsOf(String visitor) {
    Set<Event.PayloadCase> payloads = EnumSet.noneOf(Event.PayloadCase.class);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    long offset = 0;
    while (payloads.size() < 2 && System.nanoTime() < deadline) {
      ReadEventsResponse read =
          EventServiceGrpc.newBlockingStub(channel)
              .withDeadlineAfter(30, TimeUnit.SECONDS)
              .readEvents(
                  ReadEventsRequest.newBuilder()
                      .setPartition(new Partitions(8).of(visitor))
                      .setFromOffset(offset)
                      .setWait(Duration.newBuilder().setSeconds(5))
                      .build());
      for (LogEntry entry : read.getEntriesList()) {
        if (entry.getEvent().getAnonymousId().equals(visitor)) {
          payloads.add(entry.getEvent().getPayloadCase());
        }
      }
      offset = read.getNextOffset();
    }
    return payloads;
  }

  private static HttpServer serve() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    page(server, "/opener", "text/html", OPENER.getBytes(StandardCharsets.UTF_8));
    page(server, "/index.html", "text/html", Files.readAllBytes(EXAMPLE.resolve("index.html")));
    page(
        server,
        "/tradewind.js",
        "text/javascript",
        Files.readAllBytes(EXAMPLE.resolve("tradewind.js")));
    server.start();
    return server;
  }

  private static void page(HttpServer server, String path, String type, byte[] body) {
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }
}
