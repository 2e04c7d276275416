package dev.tradewind.training.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tradewind.api.training.v1.ModelService;
import dev.tradewind.api.training.v1.TrainingRun;
import dev.tradewind.api.training.v1.TrainingService;
import dev.tradewind.testkit.PostgresResource;
import dev.tradewind.training.FakeShop;
import dev.tradewind.training.FakeWorkerResource;
import dev.tradewind.training.registry.RegistryCalls;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeWorkerResource.class)
class MlflowIT {

  @GrpcClient("training")
  TrainingService training;

  @GrpcClient("training")
  ModelService models;

  @TestHTTPResource URI service;
  @Inject FakeShop shop;

  private RegistryCalls intent;

  @BeforeEach
  void setUp() {
    shop.shoppers(20);
    shop.down(false);
    intent = new RegistryCalls(training, models, "intent");
  }

  /** Needs Python with the package mlflow-skinny; {@code MLFLOW_PYTHON} names another python3. */
  @Test
  void theStockClientReadsModelsRunsAndMetrics() throws IOException, InterruptedException {
    String python = Optional.ofNullable(System.getenv("MLFLOW_PYTHON")).orElse("python3");
    assumeTrue(
        hasClient(python),
        "skipped: " + python + " has no package mlflow-skinny (see docs/mlflow.md)");
    TrainingRun run = intent.train(Map.of("low", "0.15", "high", "0.25"));
    Path output = Files.createTempFile(Path.of("target"), "mlflow", ".log");

    Process client =
        process(
                python,
                Path.of("src/test/python/mlflow_client.py").toAbsolutePath().toString(),
                service.toString(),
                run.getRunId(),
                String.valueOf(run.getVersion()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    assertThat(client.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(client.exitValue()).as(Files.readString(output, UTF_8)).isZero();
    assertThat(Files.readString(output, UTF_8)).contains("all answers as expected");
  }

  @Test
  void runsAndTheirMetricsAreAnswered() throws IOException, InterruptedException {
    TrainingRun run = intent.train(Map.of());

    JsonObject found = get("runs/get?run_id=" + run.getRunId(), 200).getJsonObject("run");

    assertThat(found.getJsonObject("info").getString("status")).isEqualTo("FINISHED");
    assertThat(found.getJsonObject("info").getString("experiment_id")).isEqualTo("intent");
    assertThat(found.getJsonObject("data").getJsonArray("metrics").toString())
        .contains("\"key\":\"ndcg_at_10\",\"value\":0.2")
        .contains("\"key\":\"ndcg_at_10/floor\",\"value\":0.05");
    assertThat(
            get("metrics/get-history?run_id=" + run.getRunId() + "&metric_key=loss", 200)
                .getJsonArray("metrics")
                .getJsonObject(0)
                .getDouble("value"))
        .isEqualTo(4.5);
  }

  @Test
  void runsAreFoundPageByPage() throws IOException, InterruptedException {
    String first = intent.train(Map.of()).getRunId();
    String second = intent.train(Map.of()).getRunId();
    JsonObject request =
        new JsonObject("{\"experiment_ids\":[\"intent\"],\"max_results\":1,\"order_by\":[]}");

    JsonObject page = post("runs/search", request);
    JsonObject next =
        post("runs/search", request.put("page_token", page.getString("next_page_token")));

    assertThat(runId(page)).isEqualTo(second);
    assertThat(runId(next)).isEqualTo(first);
    assertThat(post("runs/search", new JsonObject().put("filter", ""))).isEmpty();
  }

  @Test
  void whatIsUnknownOrNotUnderstoodIsSaidInMlflowsWords() throws IOException, InterruptedException {
    assertThat(get("runs/get?run_id=none", 404).getString("error_code"))
        .isEqualTo("RESOURCE_DOES_NOT_EXIST");
    assertThat(get("registered-models/alias?name=intent&alias=nobody", 404).getString("message"))
        .isEqualTo("model intent has no alias nobody");
    assertThat(get("model-versions/get?name=intent&version=one", 400).getString("error_code"))
        .isEqualTo("INVALID_PARAMETER_VALUE");
    assertThat(get("runs/get", 400).getString("message")).isEqualTo("run_uuid: missing");
    assertThat(get("runs/delete", 404).getString("error_code")).isEqualTo("ENDPOINT_NOT_FOUND");
    assertThat(get("model-versions/search?filter=status%3D%27READY%27", 400).getString("message"))
        .startsWith("filter: status");
  }

  private static String runId(JsonObject page) {
    return page.getJsonArray("runs").getJsonObject(0).getJsonObject("info").getString("run_id");
  }

  private JsonObject get(String path, int status) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(at(path)).build(), status);
  }

  private JsonObject post(String path, JsonObject body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(at(path))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body.encode()))
            .build(),
        200);
  }

  private URI at(String path) {
    return service.resolve("/api/2.0/mlflow/" + path);
  }

  private static JsonObject send(HttpRequest request, int status)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return new JsonObject(response.body());
  }

  private static boolean hasClient(String python) throws InterruptedException {
    try {
      return process(python, "-c", "import mlflow")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noPython) {
      return false;
    }
  }

  private static ProcessBuilder process(String... command) {
    ProcessBuilder process = new ProcessBuilder(command);
    process.environment().put("MLFLOW_DISABLE_TELEMETRY", "true");
    process.environment().put("MLFLOW_HTTP_REQUEST_MAX_RETRIES", "0");
    return process;
  }
}
