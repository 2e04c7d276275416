package dev.tradewind.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.training.v1.CreateTrainingRunRequest;
import dev.tradewind.api.training.v1.GateOutcome;
import dev.tradewind.api.training.v1.GateResult;
import dev.tradewind.api.training.v1.GetModelVersionRequest;
import dev.tradewind.api.training.v1.ModelService;
import dev.tradewind.api.training.v1.ModelVersion;
import dev.tradewind.api.training.v1.RunState;
import dev.tradewind.api.training.v1.TrainingRun;
import dev.tradewind.api.training.v1.TrainingService;
import dev.tradewind.testkit.PostgresResource;
import dev.tradewind.training.FakeShop;
import dev.tradewind.training.FakeWorkerResource;
import dev.tradewind.training.settings.TrainingSettings;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The worker of the training kit, from the service's call to the gates and back. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeWorkerResource.class)
class RealWorkerIT {

  private static final String MANIFEST = "assets.extra/manifest.json";

  @GrpcClient("training")
  TrainingService training;

  @GrpcClient("training")
  ModelService models;

  @Inject FakeShop shop;
  @Inject TrainingSettings settings;

  @Test
  void aModelThatLearnedNothingIsRegisteredAndNotPromotedAndSaysWhy() {
    FakeWorkerResource.requireTrainingKit();
    shop.down(false);
    shop.aimless(120);
    Calls calls = new Calls(training);

    TrainingRun run =
        calls.untilEnded(
            calls
                .create(
                    CreateTrainingRunRequest.newBuilder()
                        .setModel("next-item")
                        .putParameters("epochs", "1")
                        .putParameters("dimension", "8")
                        .putParameters("negatives", "16"))
                .getRunId());

    assertThat(run.getState()).as(run.getError()).isEqualTo(RunState.RUN_STATE_SUCCEEDED);
    assertThat(run.getExamples()).isEqualTo(121);
    assertThat(run.getPromotion()).startsWith("not promoted: ").contains("ndcg_at_10 is ");
    assertThat(run.getMetrics(0).getName()).isEqualTo("ndcg_at_10");
    assertThat(run.getMetrics(0).getLow()).isLessThan(run.getMetrics(0).getHigh());
    assertThat(run.getMetrics(0).getExamples()).isPositive();
    assertThat(run.hasValidation()).isTrue();
    assertThat(settings.artifacts().resolve(".runs/" + run.getRunId() + "/report/index.html"))
        .isNotEmptyFile();
    ModelVersion version =
        models
            .getModelVersion(
                GetModelVersionRequest.newBuilder()
                    .setModel("next-item")
                    .setVersion(run.getVersion())
                    .build())
            .await()
            .atMost(Duration.ofSeconds(20))
            .getModelVersion();
    assertThat(version.getAliasesList()).isEmpty();
    assertThat(Path.of(URI.create(version.getArtifactUri())).resolve(MANIFEST))
        .content()
        .satisfies(RealWorkerIT::namesTheViewsThatFeedIt);
    assertThat(version.getGates().getResultsList())
        .filteredOn(gate -> gate.getOutcome() == GateOutcome.GATE_OUTCOME_REFUSED)
        .extracting(GateResult::getExplanation)
        .isNotEmpty()
        .allSatisfy(why -> assertThat(run.getPromotion()).contains(why));
  }

  private static void namesTheViewsThatFeedIt(String manifest) {
    assertThat(new JsonObject(manifest).getJsonArray("features"))
        .isEqualTo(new JsonArray().add(history("purchased_items")).add(history("viewed_items")));
  }

  private static JsonObject history(String feature) {
    return new JsonObject()
        .put("input", "history")
        .put("view", "shopper_history")
        .put("version", FakeShop.VIEW_VERSION)
        .put("feature", feature)
        .put("type", "string_list")
        .put("default", new JsonArray())
        .put("maxAgeSeconds", FakeShop.MAX_AGE_SECONDS);
  }
}
