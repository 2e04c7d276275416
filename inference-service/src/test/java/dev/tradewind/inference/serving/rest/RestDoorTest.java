package dev.tradewind.inference.serving.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.testkit.Eventually;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestDoorTest {

  private static final RestConfig ONE_AT_A_TIME =
      new RestConfig() {
        @Override
        public int maximumBody() {
          return 1024;
        }

        @Override
        public int maximumConcurrent() {
          return 1;
        }

        @Override
        public Duration timeout() {
          return Duration.ofSeconds(30);
        }
      };

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private final CompletableFuture<RestAnswer> work = new CompletableFuture<>();
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger cancelled = new AtomicInteger();
  private int port;

  @BeforeEach
  void open() throws Exception {
    RestDoor door = new RestDoor(new RestAccess(false), ONE_AT_A_TIME);
    Router router = Router.router(vertx);
    door.open(router, "/work/*", call -> door.answer(call, body -> begin()));
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "localhost")
            .toCompletionStage()
            .toCompletableFuture()
            .get(30, TimeUnit.SECONDS);
    port = server.actualPort();
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private Uni<RestAnswer> begin() {
    begun.incrementAndGet();
    return Uni.createFrom()
        .completionStage(work)
        .onCancellation()
        .invoke(cancelled::incrementAndGet);
  }

  private CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
    return client.sendAsync(
        request
            .uri(URI.create("http://localhost:" + port + "/work"))
            .timeout(Duration.ofSeconds(30))
            .build(),
        BodyHandlers.ofString());
  }

  private CompletableFuture<HttpResponse<String>> post(String body) {
    return send(HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)));
  }

  @Test
  void oneTooManyIsTurnedAwayAndWhoOnlyLooksIsNot() {
    CompletableFuture<HttpResponse<String>> first = post("a");
    Eventually.until("the first is under way", () -> begun.get() == 1);

    HttpResponse<String> second = post("b").join();

    assertThat(second.statusCode()).isEqualTo(429);
    assertThat(second.headers().firstValue("retry-after")).contains("1");
    assertThat(second.body()).isEqualTo("{\"error\":\"too many calls are under way; try later\"}");
    CompletableFuture<HttpResponse<String>> look = send(HttpRequest.newBuilder().GET());
    Eventually.until("the look is under way", () -> begun.get() == 2);
    work.complete(RestAnswer.json("{}".getBytes(UTF_8)));
    assertThat(first.join().body()).isEqualTo("{}");
    assertThat(look.join().body()).isEqualTo("{}");
    Eventually.until("there is room again", () -> post("c").join().statusCode() == 200);
  }

  @Test
  void aBodyTooLargeIsRefusedAndItsPlaceIsFreeAgain() {
    work.complete(RestAnswer.json("{}".getBytes(UTF_8)));

    HttpResponse<String> large = post("x".repeat(1025)).join();

    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(large.body()).isEqualTo("{\"error\":\"the body is too large\"}");
    assertThat(begun).hasValue(0);
    Eventually.until("there is room again", () -> post("c").join().statusCode() == 200);
  }

  @Test
  void workEndsWhenItsCallerGoes() throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket
          .getOutputStream()
          .write(
              "POST /work HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\na"
                  .getBytes(UTF_8));
      Eventually.until("it is under way", () -> begun.get() == 1);
    }

    Eventually.until("it is cancelled", () -> cancelled.get() == 1);
  }

  @Test
  void aFailureIsToldByItsStatus() {
    work.completeExceptionally(Json.invalid("input x: missing"));

    HttpResponse<String> refused = post("a").join();

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).isEqualTo("{\"error\":\"input x: missing\"}");
  }
}
