package dev.tradewind.chat.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chat.neighbour.NeighboursResource;
import dev.tradewind.testkit.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(NeighboursResource.class)
class DemoRoutesIT {

  @TestHTTPResource URI address;

  @Test
  void offersItsShoppers() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address.resolve("/demo/shoppers")).build(),
                BodyHandlers.ofString());
    assertThat(new JsonObject(answer.body()).getJsonArray("shoppers"))
        .isEqualTo(JsonArray.of("ann", "ben"));
  }

  @Test
  void opensConversationsForItsShoppersAndVisitorsOnly() throws IOException, InterruptedException {
    HttpResponse<String> opened = post("{\"shopperId\":\"ann\"}", "application/json");
    assertThat(opened.statusCode()).isEqualTo(200);
    assertThat(opened.headers().firstValue("cache-control")).contains("no-store");
    assertThat(new JsonObject(opened.body()).getString("token")).hasSize(43);
    assertThat(post("{\"shopperId\":\"\"}", "application/json").statusCode()).isEqualTo(200);
    assertThat(post("{\"shopperId\":\"eve\"}", "application/json").statusCode()).isEqualTo(404);
  }

  @Test
  void refusesWhatAForeignPageCouldSend() throws IOException, InterruptedException {
    assertThat(post("{\"shopperId\":\"ann\"}", "text/plain").statusCode()).isEqualTo(415);
    assertThat(post("[", "application/json").statusCode()).isEqualTo(400);
    assertThat(post("7", "application/json").statusCode()).isEqualTo(400);
    assertThat(post("", "application/json").statusCode()).isEqualTo(400);
  }

  @Test
  void knowsItsOwnNames() {
    assertThat(DemoPage.isAddressedHere("localhost")).isTrue();
    assertThat(DemoPage.isAddressedHere("evil.example")).isFalse();
  }

  private HttpResponse<String> post(String body, String contentType)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(address.resolve("/demo/conversations"))
                .header("content-type", contentType)
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }
}
