package dev.tradewind.inference.serving.tfs.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.fixture.FakeModel;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import dev.tradewind.inference.predict.PredictRequest;
import dev.tradewind.inference.predict.Prediction;
import dev.tradewind.inference.predict.Predictor;
import dev.tradewind.inference.serving.domain.Artefact;
import dev.tradewind.inference.serving.runtime.ModelWorkers;
import dev.tradewind.inference.serving.runtime.ServedModels;
import dev.tradewind.inference.serving.runtime.ServedModels.Ways;
import dev.tradewind.inference.serving.runtime.ServedVersion;
import dev.tradewind.testkit.Eventually;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls that wait for a model: how many may, and what becomes of one whose caller goes. */
@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
class RestLoadIT {

  private static final String BODY = "{\"instances\": [1]}";

  private final HttpClient client = HttpClient.newHttpClient();
  private final CountDownLatch signal = new CountDownLatch(1);
  private final FakeModel model = FakeModel.waitingFor(signal);

  @Inject ServedModels served;
  @Inject ModelWorkers workers;
  @Inject Predictor predictor;

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @ConfigProperty(name = "tradewind.inference.rest.maximum-concurrent")
  int places;

  @BeforeEach
  void serve() {
    served.add(new ServedVersion(new Artefact("held", 7, "file:/none", ""), model), Ways.NONE);
  }

  @AfterEach
  void release() {
    signal.countDown();
    served.remove("held", 7);
  }

  private CompletableFuture<HttpResponse<String>> call() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/models/held:predict"))
            .POST(HttpRequest.BodyPublishers.ofString(BODY))
            .timeout(Duration.ofSeconds(30))
            .build();
    return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void moreCallsThanThereIsRoomForAreToldToTryLater() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> held = new ArrayList<>();
    for (int place = 1; place <= places; place++) {
      int taken = place;
      held.add(call());
      Eventually.until(
          "it runs or waits", () -> model.runs.get() + workers.batches().waiting("held") == taken);
    }

    HttpResponse<String> refused = call().get(30, TimeUnit.SECONDS);

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("retry-after")).contains("1");
    assertThat(refused.body()).contains("try later");
    signal.countDown();
    for (CompletableFuture<HttpResponse<String>> one : held) {
      assertThat(one.get(30, TimeUnit.SECONDS).body()).isEqualTo("{\"predictions\":[1.0]}");
    }
    Eventually.until("there is room again", () -> call().join().statusCode() == 200);
  }

  @Test
  void aCallerWhoGoesGivesItsPlaceUp() throws IOException {
    List<CompletableFuture<Prediction>> held = new ArrayList<>();
    for (int worker = 1; worker <= workers.batches().workers(); worker++) {
      int runs = worker;
      held.add(
          predictor
              .predict(PredictRequest.of("held", FakeModel.INPUTS))
              .subscribeAsCompletionStage());
      Eventually.until("a worker runs it", () -> model.runs.get() == runs);
    }

    try (Socket socket = new Socket("localhost", port)) {
      String request =
          "POST /v1/models/held:predict HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
              + BODY.length()
              + "\r\n\r\n"
              + BODY;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      Eventually.until("it waits", () -> workers.batches().waiting("held") == 1);
    }

    Eventually.until("it waits no more", () -> workers.batches().waiting("held") == 0);
    signal.countDown();
    held.forEach(one -> assertThat(one.join().version()).isEqualTo(7));
  }
}
