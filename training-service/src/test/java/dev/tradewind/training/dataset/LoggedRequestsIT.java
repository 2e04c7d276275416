package dev.tradewind.training.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.common.v1.ConsentPurpose;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Prediction;
import dev.tradewind.api.ingestion.v1.PredictionTensor;
import dev.tradewind.api.training.v1.GateOutcome;
import dev.tradewind.api.training.v1.GateResult;
import dev.tradewind.api.training.v1.ModelService;
import dev.tradewind.api.training.v1.ModelVersion;
import dev.tradewind.api.training.v1.TrainingRun;
import dev.tradewind.api.training.v1.TrainingService;
import dev.tradewind.testkit.PostgresResource;
import dev.tradewind.training.FakeEventLog;
import dev.tradewind.training.FakeShop;
import dev.tradewind.training.FakeWorkerResource;
import dev.tradewind.training.registry.RegistryCalls;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.grpc.GrpcService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From requests that inference logged to the golden requests of the next version. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeWorkerResource.class)
class LoggedRequestsIT {

  private static final Map<String, String> SMALL =
      Map.of("epochs", "1", "dimension", "8", "negatives", "16");

  @GrpcClient("training")
  TrainingService training;

  @GrpcClient("training")
  ModelService models;

  @Inject @GrpcService FakeEventLog log;

  @Inject FakeShop shop;

  @BeforeEach
  void open() {
    FakeWorkerResource.requireTrainingKit();
    log.clear();
    shop.down(false);
    shop.aimless(120);
  }

  @AfterEach
  void close() {
    log.clear();
    shop.shoppers(20);
  }

  private static Event.Builder asked(String model, String... items) {
    Instant at = Instant.now().minus(Duration.ofHours(1));
    return Event.newBuilder()
        .setShopperId("asker")
        .setOccurredAt(Timestamp.newBuilder().setSeconds(at.getEpochSecond()))
        .setPrediction(
            Prediction.newBuilder()
                .setDecision("recommend")
                .setModel(model)
                .addInputs(
                    PredictionTensor.newBuilder().setName("history").addAllTexts(List.of(items))));
  }

  @Test
  void whatWasAskedLatelyIsAskedOfTheNewVersionBeforeItIsTaken() throws IOException {
    log.add(asked("next-item", "i3", "sold-out", "i7").build());
    log.add(asked("next-item", "i9").build());
    log.add(asked("another", "not-of-this-model").build());
    Event.Builder denied = asked("next-item", "not-to-be-used");
    denied.getConsentBuilder().addDenied(ConsentPurpose.CONSENT_PURPOSE_PERSONALIZATION);
    log.add(denied.build());

    TrainingRun run = calls().train(SMALL);

    assertThat(calls().log(run.getRunId())).contains("golden requests also from 2 logged requests");
    ModelVersion version = calls().version(run.getVersion());
    assertThat(golden(version))
        .contains("3 items, as a caller asked", "1 items, as a caller asked", "\"sold-out\"")
        .doesNotContain("not-of-this-model", "not-to-be-used", "asker");
    assertThat(version.getGates().getResultsList())
        .filteredOn(result -> result.getGate().equals("golden-requests"))
        .extracting(GateResult::getOutcome)
        .containsExactly(GateOutcome.GATE_OUTCOME_PASSED);
  }

  @Test
  void aRunGoesOnWithoutThem() {
    TrainingRun none = calls().train(Map.of());
    assertThat(calls().log(none.getRunId()))
        .anyMatch(line -> line.contains("the log has no requests"));

    log.down(true);
    TrainingRun away = calls().train(Map.of());
    assertThat(calls().log(away.getRunId()))
        .anyMatch(line -> line.contains("the log cannot be read: UNAVAILABLE"));
  }

  private RegistryCalls calls() {
    return new RegistryCalls(training, models, "next-item");
  }

  private static String golden(ModelVersion version) throws IOException {
    return Files.readString(
        Path.of(URI.create(version.getArtifactUri())).resolve("assets.extra/golden_requests.json"),
        UTF_8);
  }
}
