package dev.tradewind.inference.serving.oip.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.fixture.FakeTraining;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import dev.tradewind.inference.fixture.ServedDirectory;
import dev.tradewind.inference.fixture.TestModels;
import dev.tradewind.inference.predict.VersionChoice;
import dev.tradewind.inference.serving.runtime.ServedModels;
import dev.tradewind.testkit.Eventually;
import io.quarkus.grpc.GrpcService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
class OpenInferenceRestIT {

  private static final String LENGTH = "Inference-Header-Content-Length";
  private static final String FOUR =
      "\"inputs\":[{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":[2],\"data\":[4,-4]}]";

  private final HttpClient client = HttpClient.newHttpClient();

  @Inject ServedModels served;
  @Inject @GrpcService FakeTraining training;

  @ConfigProperty(name = "tradewind.inference.directory.path")
  Path directory;

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @BeforeEach
  void serve() {
    ServedDirectory.serve(directory, served);
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v2" + path))
        .timeout(Duration.ofSeconds(30));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString(UTF_8));
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(to(path).POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(to(path).GET());
  }

  private static String well(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  private static void assertFails(HttpResponse<String> response, int status, String problem) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(new JsonObject(response.body()).getString("error")).contains(problem);
    assertThat(response.headers().firstValue("content-type")).contains("application/json");
  }

  @Test
  void saysThatItIsUpAndWhoItIs() throws Exception {
    assertThat(well(get("/health/live"))).isEqualTo("{\"live\":true}");
    assertThat(well(get("/health/ready"))).isEqualTo("{\"ready\":true}");
    assertThat(well(get("/models/half/ready"))).isEqualTo("{\"name\":\"half\",\"ready\":true}");
    assertThat(well(get("/models/half/versions/1/ready"))).contains("true");
    for (String absent :
        List.of("half/versions/9/ready", "half/versions/newest/ready", "nobody/ready")) {
      HttpResponse<String> response = get("/models/" + absent);
      assertThat(response.statusCode()).as(absent).isEqualTo(400);
      assertThat(response.body()).contains("false");
    }
    JsonObject server = new JsonObject(well(get("")));
    assertThat(server.getString("name")).isEqualTo("tradewind-inference");
    assertThat(server.getJsonArray("extensions")).contains("binary_tensor_data", "classification");
    assertThat(new JsonObject(well(get("/")))).isEqualTo(server);
  }

  @Test
  void describesModels() throws Exception {
    JsonObject x =
        new JsonObject()
            .put("name", "x")
            .put("datatype", "FP32")
            .put("shape", new JsonArray().add(-1));

    JsonObject metadata = new JsonObject(well(get("/models/half/versions/1")));

    assertThat(metadata)
        .isEqualTo(
            new JsonObject()
                .put("name", "half")
                .put("versions", new JsonArray().add("1"))
                .put("platform", "tensorflow_savedmodel")
                .put("inputs", new JsonArray().add(x))
                .put("outputs", new JsonArray().add(x.copy().put("name", "y"))));
    assertThat(new JsonObject(well(get("/models/half"))).getJsonArray("versions"))
        .containsExactly("2");
    assertThat(new JsonObject(well(get("/models/half/config"))).getString("platform"))
        .isEqualTo("tensorflow_savedmodel");
  }

  @Test
  void jsonIsAnsweredInJson() throws Exception {
    assertThat(well(post("/models/half/infer", "{\"id\":\"q-1\"," + FOUR + "}")))
        .isEqualTo(
            "{\"model_name\":\"half\",\"model_version\":\"2\",\"id\":\"q-1\",\"outputs\":["
                + "{\"name\":\"y\",\"datatype\":\"FP32\",\"shape\":[2],\"data\":[5.0,1.0]}]}");
    assertThat(well(post("/models/half/versions/1/infer", "{" + FOUR + "}")))
        .isEqualTo(
            "{\"model_name\":\"half\",\"model_version\":\"1\",\"outputs\":["
                + "{\"name\":\"y\",\"datatype\":\"FP32\",\"shape\":[2],\"data\":[4.0,0.0]}]}");
  }

  @Test
  void bytesAreAnsweredInBytes() throws Exception {
    String json =
        "{\"inputs\":["
            + "{\"name\":\"half\",\"datatype\":\"FP16\",\"shape\":[1,2],"
            + "\"parameters\":{\"binary_data_size\":4}},"
            + "{\"name\":\"pixel\",\"datatype\":\"UINT8\",\"shape\":[1,2],\"data\":[[255,0]]},"
            + "{\"name\":\"brain\",\"datatype\":\"BF16\",\"shape\":[1,2],"
            + "\"parameters\":{\"binary_data_size\":4}},"
            + "{\"name\":\"short\",\"datatype\":\"UINT16\",\"shape\":[1,2],\"data\":[65535,1]}],"
            + "\"outputs\":[{\"name\":\"brain_out\"},{\"name\":\"pixel_out\","
            + "\"parameters\":{\"binary_data\":false}},{\"name\":\"half_out\"}],"
            + "\"parameters\":{\"binary_data_output\":true}}";
    String halves = "\u0000<\u0001\u0000";
    String brains = "\u00c0?\u0080\u00ff";
    byte[] body = (json + halves + brains).getBytes(ISO_8859_1);

    HttpResponse<byte[]> response =
        client.send(
            to("/models/narrow-types/infer")
                .header(LENGTH, Integer.toString(json.length()))
                .POST(BodyPublishers.ofByteArray(body))
                .build(),
            BodyHandlers.ofByteArray());

    String head =
        "{\"model_name\":\"narrow-types\",\"model_version\":\"1\",\"outputs\":["
            + "{\"name\":\"brain_out\",\"datatype\":\"BF16\",\"shape\":[1,2],"
            + "\"parameters\":{\"binary_data_size\":4}},"
            + "{\"name\":\"pixel_out\",\"datatype\":\"UINT8\",\"shape\":[1,2],\"data\":[255,0]},"
            + "{\"name\":\"half_out\",\"datatype\":\"FP16\",\"shape\":[1,2],"
            + "\"parameters\":{\"binary_data_size\":4}}]}";
    assertThat(new String(response.body(), ISO_8859_1)).isEqualTo(head + brains + halves);
    assertThat(response.headers().firstValue(LENGTH)).contains(Integer.toString(head.length()));
    assertThat(response.headers().firstValue("content-type")).contains("application/octet-stream");
    assertFails(
        post(
            "/models/narrow-types/infer",
            json.replaceFirst("\"parameters\":\\{\"binary_data_size\":4}", "\"data\":[1,2]")),
        400,
        "input half: datatype FP16 is not taken in JSON");
  }

  @Test
  void bodiesTooLargeForTheEventLoopAreAnsweredTheSame() throws Exception {
    String zeros = "\"data\":[0" + ",0".repeat(999) + "]}]";
    String thousand = FOUR.replace("[2]", "[1000]").replaceFirst("\"data\".*", zeros);
    String padded = "{\"more\":\"" + "x".repeat(1 << 20) + "\"," + thousand + "}";

    JsonArray data =
        new JsonObject(well(post("/models/half/infer", padded)))
            .getJsonArray("outputs")
            .getJsonObject(0)
            .getJsonArray("data");

    assertThat(data).hasSize(1000).containsOnly(3.0);
  }

  @Test
  void whatFailsSaysWhyWithTheStatusThatFits() throws Exception {
    String four = "{" + FOUR + "}";
    String infer = "/models/half/infer";
    assertFails(post("/models/nobody/infer", four), 404, "nobody");
    assertFails(post("/models/half/versions/9/infer", four), 404, "version 9");
    assertFails(post("/models/half/versions/newest/infer", four), 404, "newest");
    assertFails(get("/models/nobody"), 404, "nobody");
    assertFails(post(infer, "{\"inputs\":["), 400, "the body is not JSON");
    assertFails(post(infer, "{}"), 400, "x: missing");
    assertFails(post(infer, four.replace("\"x\"", "\"z\"")), 400, "z: not an input");
    assertFails(post(infer, four.replace("FP32", "FP64")), 400, "x: datatype FP64");
    assertFails(post(infer, four.replace("FP32", "INT8")), 400, "input x: datatype INT8");
    assertFails(post(infer, four.replace("[2]", "[2,1]")), 400, "x: shape [2, 1]");
    assertFails(post(infer, four.replace("[2]", "[3]")), 400, "input x: data of shape [2]");
    assertFails(
        post(infer, "{\"outputs\":[{\"name\":\"z\"}]," + FOUR + "}"),
        400,
        "output z: the model has none such");
    assertFails(
        post(infer, "{\"parameters\":{\"sequence_id\":7}," + FOUR + "}"), 400, "sequence_id");
    assertFails(post("/models/half/explain", four), 404, "nothing is at /v2/models/half/explain");
    assertFails(get("/logging"), 404, "nothing is at");
    HttpResponse<String> wrongMethod = get(infer);
    assertFails(wrongMethod, 405, "takes POST");
    assertThat(wrongMethod.headers().firstValue("allow")).contains("POST");
    assertFails(post(infer, "x".repeat((4 << 20) + 1)), 413, "too large");
  }

  @Test
  void headersThatDoNotFitTheBodyAreRefused() throws Exception {
    String four = "{" + FOUR + "}";
    for (String length : List.of("-1", "all", Integer.toString(four.length() + 1), "99999999999")) {
      assertFails(
          send(to("/models/half/infer").header(LENGTH, length).POST(BodyPublishers.ofString(four))),
          400,
          LENGTH + ": " + length);
    }
    assertFails(
        send(
            to("/models/half/infer")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString(four))),
        415,
        "content-encoding: gzip");
    assertFails(
        send(
            to("/models/half/infer")
                .header("Origin", "https://shop.example")
                .POST(BodyPublishers.ofString(four))),
        403,
        "from this machine only");
  }

  @Test
  void modelsAreUnloadedAndComeBack() throws Exception {
    long version = training.promote("by-http", TestModels.doublesAndHalves());
    Eventually.until("it serves", () -> served.serves("by-http", VersionChoice.of(version)));
    String halves = "{\"parameters\":{\"signature\":\"halves\"}," + FOUR + "}";
    assertThat(well(post("/models/by-http/infer", halves))).contains("[2.0,-2.0]");

    assertThat(well(post("/repository/models/by-http/unload", ""))).isEmpty();
    assertFails(post("/models/by-http/infer", halves), 404, "by-http");
    assertThat(well(post("/repository/index", "{\"ready\":true}"))).doesNotContain("by-http");
    assertThat(well(post("/repository/models/by-http/load", "{}"))).isEmpty();
    assertThat(well(post("/models/by-http/infer", halves))).contains("[2.0,-2.0]");

    assertThat(new JsonArray(well(post("/repository/index", ""))))
        .contains(
            new JsonObject()
                .put("name", "by-http")
                .put("version", Long.toString(version))
                .put("state", "READY")
                .put("reason", ""));
    assertFails(
        post("/repository/models/by-http/load", "{\"parameters\":{\"config\":\"{}\"}}"),
        400,
        "config");
    assertFails(post("/repository/models/nobody/load", ""), 404, "nobody");
    JsonObject figures =
        new JsonObject(well(get("/models/by-http/stats")))
            .getJsonArray("model_stats")
            .getJsonObject(0);
    assertThat(figures.getLong("inference_count")).isEqualTo(2);
    assertThat(figures.getJsonObject("inference_stats").getJsonObject("success").getLong("count"))
        .isEqualTo(1);
    assertThat(well(get("/models/stats"))).contains("\"by-http\"");
  }
}
