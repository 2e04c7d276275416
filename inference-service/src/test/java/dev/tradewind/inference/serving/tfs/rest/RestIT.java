package dev.tradewind.inference.serving.tfs.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.fixture.NeighboursInProcess;
import dev.tradewind.inference.fixture.ServedDirectory;
import dev.tradewind.inference.serving.runtime.ServedModels;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
class RestIT {

  private final HttpClient client = HttpClient.newHttpClient();

  @Inject ServedModels served;

  @ConfigProperty(name = "tradewind.inference.directory.path")
  Path directory;

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @BeforeEach
  void serve() {
    ServedDirectory.serve(directory, served);
  }

  private HttpResponse<String> call(String path, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(
        request
            .uri(URI.create("http://localhost:" + port + "/v1/models" + path))
            .timeout(Duration.ofSeconds(30))
            .build(),
        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return call(path, HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private String answer(String path, String body) throws Exception {
    HttpResponse<String> response = post(path, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).contains("application/json");
    return response.body();
  }

  private JsonObject get(String path) throws Exception {
    HttpResponse<String> response = call(path, HttpRequest.newBuilder().GET());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return new JsonObject(response.body());
  }

  private void assertFails(HttpResponse<String> response, int status, String problem) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(new JsonObject(response.body()).getString("error")).contains(problem);
  }

  @Test
  void rowsAndColumnsAreAnsweredInKind() throws Exception {
    assertThat(answer("/half:predict", "{\"instances\": [4, -4]}"))
        .isEqualTo("{\"predictions\":[5.0,1.0]}");
    assertThat(answer("/half:predict", "{\"instances\": [{\"x\": 4}]}"))
        .isEqualTo("{\"predictions\":[5.0]}");
    assertThat(answer("/half:predict", "{\"inputs\": [4, -4]}"))
        .isEqualTo("{\"outputs\":[5.0,1.0]}");
    assertThat(answer("/half/versions/1:predict", "{\"inputs\": {\"x\": [4]}}"))
        .isEqualTo("{\"outputs\":[4.0]}");
    assertThat(answer("/half/labels/stable:predict", "{\"instances\": [NaN]}"))
        .isEqualTo("{\"predictions\":[NaN]}");
    assertThat(answer("/sums:predict", "{\"signature_name\": \"predict\", \"instances\": [2.5]}"))
        .isEqualTo("{\"predictions\":[2.5]}");
  }

  @Test
  void severalOutputsGoByTheirNames() throws Exception {
    String row =
        "{\"flag\": [true, false], \"small\": [1, 2], \"large\": [3, 4], \"single\": [0.5, 1],"
            + " \"precise\": [1, 2], \"text\": [\"a\", {\"b64\": \"Yg==\"}]}";

    assertThat(answer("/every-type:predict", "{\"instances\": [" + row + "]}"))
        .isEqualTo(
            "{\"predictions\":[{\"flag_out\":[true,false],\"large_out\":[3,4],"
                + "\"precise_out\":[1.0,2.0],\"single_out\":[0.5,1.0],\"small_out\":[1,2],"
                + "\"text_again\":[\"a\",\"b\"],\"text_out\":[\"a\",\"b\"]}]}");
  }

  @Test
  void aBodyTooLargeForTheEventLoopIsAnsweredTheSame() throws Exception {
    String thousand = "[4" + ",4".repeat(999) + "]";
    String padded = "{\"instances\": " + thousand + ", \"more\": \"" + "x".repeat(1 << 20) + "\"}";

    assertThat(answer("/half:predict", padded))
        .isEqualTo("{\"predictions\":[5.0" + ",5.0".repeat(999) + "]}");
  }

  @Test
  void examplesAreClassifiedAndRegressed() throws Exception {
    assertThat(answer("/sums:classify", "{\"examples\": [{\"x\": 3.0}, {\"x\": [-1.5]}]}"))
        .isEqualTo("{\"results\":[[[\"yes\",3.0],[\"no\",-3.0]],[[\"yes\",-1.5],[\"no\",1.5]]]}");
    assertThat(
            answer(
                "/sums:regress",
                "{\"signature_name\": \"sum\", \"context\": {\"bias\": 100.0},"
                    + " \"examples\": [{\"x\": 1.0}, {\"bias\": 7.0}]}"))
        .isEqualTo("{\"results\":[101.0,7.0]}");
    assertFails(
        post("/sums:classify", "{\"signature_name\": \"sum\", \"examples\": [{}]}"),
        400,
        "method_name tensorflow/serving/regress");
    assertFails(post("/sums:classify", "{\"examples\": []}"), 400, "no examples");
  }

  @Test
  void statusAndMetadataAreDescribed() throws Exception {
    JsonObject first =
        get("/half/versions/1").getJsonArray("model_version_status").getJsonObject(0);
    assertThat(first)
        .isEqualTo(
            new JsonObject()
                .put("version", "1")
                .put("state", "AVAILABLE")
                .put("status", new JsonObject().put("error_code", "OK").put("error_message", "")));
    assertThat(get("/half").getJsonArray("model_version_status")).hasSize(3);
    JsonObject metadata = get("/half/labels/stable/metadata");
    assertThat(metadata.getJsonObject("model_spec").getString("version")).isEqualTo("1");
    JsonObject signature =
        metadata
            .getJsonObject("metadata")
            .getJsonObject("signature_def")
            .getJsonObject("signature_def")
            .getJsonObject("serving_default");
    assertThat(signature.getJsonObject("inputs").getJsonObject("x").getString("dtype"))
        .isEqualTo("DT_FLOAT");
    assertThat(
            signature
                .getJsonObject("inputs")
                .getJsonObject("x")
                .getJsonObject("tensor_shape")
                .getJsonArray("dim")
                .getJsonObject(0)
                .getString("size"))
        .isEqualTo("-1");
  }

  @Test
  void whatFailsSaysWhyWithTheStatusThatFits() throws Exception {
    String one = "{\"instances\": [1]}";
    assertFails(post("/nobody:predict", one), 404, "nobody");
    assertFails(post("/half/versions/9:predict", one), 404, "version 9");
    assertFails(post("/half/labels/newest:predict", one), 400, "newest");
    assertFails(post("/half:predict", "{\"signature_name\": \"q\", \"instances\": [1]}"), 400, "q");
    assertFails(post("/half:predict", "{\"instances\": [[1]]}"), 400, "input x: shape [1, 1]");
    assertFails(post("/half:predict", "{\"instances\": [\"a\"]}"), 400, "input x: a (expected");
    assertFails(post("/half:predict", "{\"instances\": [1"), 400, "the body is not JSON");
    assertFails(post("/half:explain", one), 400, "malformed request: POST /v1/models/half:explain");
    assertFails(call("/half:predict", HttpRequest.newBuilder().GET()), 400, "malformed request");
    assertFails(call("/nobody", HttpRequest.newBuilder().GET()), 404, "nobody");
    assertFails(post("/half:predict", "x".repeat((4 << 20) + 1)), 413, "too large");
  }

  @Test
  void aPageThatHasItsOwnNameStandForThisAddressIsRefused() throws Exception {
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(30_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          "GET /v1/models/half HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();

      String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(response).startsWith("HTTP/1.1 403").contains("by the name localhost only");
    }
  }
}
