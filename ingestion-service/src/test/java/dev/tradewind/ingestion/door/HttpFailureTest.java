package dev.tradewind.ingestion.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpFailureTest {

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void overloadSaysWhenToTryAgain() throws Exception {
    HttpResponse<String> response =
        answerTo(new ServiceException(CommonReason.OVERLOADED, "batches under way: 256"));
    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(reason(response)).isEqualTo("OVERLOADED");
  }

  @Test
  void theUnexpectedIsNotToldToTheCaller() throws Exception {
    HttpResponse<String> response = answerTo(new IllegalStateException("SELECT secret"));
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(reason(response)).isEqualTo("INTERNAL");
    assertThat(response.body()).contains("correlation id").doesNotContain("secret");
  }

  private HttpResponse<String> answerTo(Throwable failure) throws Exception {
    Router router = Router.router(vertx);
    router.get("/").handler(call -> HttpFailure.answer(call, failure));
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get();
    URI address = URI.create("http://127.0.0.1:" + server.actualPort() + "/");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String reason(HttpResponse<String> response) {
    return new JsonObject(response.body()).getJsonObject("error").getString("reason");
  }
}
