package dev.tradewind.training.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.training.v1.FeatureViewRevision;
import dev.tradewind.api.training.v1.GetModelVersionRequest;
import dev.tradewind.api.training.v1.LogLine;
import dev.tradewind.api.training.v1.ModelService;
import dev.tradewind.api.training.v1.ModelVersion;
import dev.tradewind.api.training.v1.TrainingRun;
import dev.tradewind.api.training.v1.TrainingService;
import dev.tradewind.testkit.PostgresResource;
import dev.tradewind.training.FakeShop;
import dev.tradewind.training.FakeWorkerResource;
import dev.tradewind.training.registry.RegistryCalls;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What items have in common, beside what shoppers took. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeWorkerResource.class)
class ItemAttributesIT {

  @GrpcClient("training")
  TrainingService training;

  @GrpcClient("training")
  ModelService models;

  @Inject FakeShop shop;

  @BeforeEach
  void open() {
    shop.down(false);
    shop.shoppers(20);
  }

  @AfterEach
  void forget() {
    shop.attributes(true, 0);
  }

  @Test
  void theyAreWrittenBesideTheSequencesAndNamedInTheLineage() throws IOException {
    shop.attributes(true, 9);

    TrainingRun run = train(Map.of());

    assertThat(Files.readAllLines(artefact(run).resolve("variables/variables.index"), UTF_8))
        .contains("shopper-2 item-0 item-1 item-2", "\"item-0\": [\"brand: of 0\"],")
        .endsWith(
            "\"item-8\": [\"brand: of 0\",\"category: tea\",\"category: tea>green \\\"first\\\"\"]",
            "}");
    assertThat(features(run))
        .containsExactly(
            "shopper_history:purchased_items",
            "item_attributes:brand",
            "item_attributes:category_path");
    assertThat(log(run)).contains("with brands or categories of 9 items");
  }

  @Test
  void withoutThemSequencesAloneAreLearnedFromAndTheLogSaysSo() {
    shop.attributes(true, 0);
    TrainingRun none = train(Map.of());
    assertThat(features(none)).containsExactly("shopper_history:purchased_items");
    assertThat(log(none)).contains("without brands and categories of items: no event has said any");

    shop.attributes(false, 0);
    TrainingRun notServed = train(Map.of());
    assertThat(features(notServed)).containsExactly("shopper_history:purchased_items");
    assertThat(log(notServed))
        .anyMatch(line -> line.contains("does not serve the view item_attributes"));
    assertThat(notServed.getDataFingerprint()).isEqualTo(none.getDataFingerprint());
  }

  @Test
  void theWorkerOfTheKitLearnsFromThem() {
    FakeWorkerResource.requireTrainingKit();
    Map<String, String> small = Map.of("epochs", "1", "dimension", "8", "negatives", "16");
    shop.aimless(120);
    TrainingRun without = train(small);
    shop.attributes(true, 40);
    TrainingRun with = train(small);

    assertThat(with.getDataFingerprint()).isNotEqualTo(without.getDataFingerprint());
    assertThat(with.getMetrics(0).getName()).isEqualTo("ndcg_at_10");
    assertThat(version(with).getLineage().getRows())
        .isEqualTo(version(without).getLineage().getRows());
  }

  private TrainingRun train(Map<String, String> parameters) {
    return new RegistryCalls(training, models, "next-item").train(parameters);
  }

  private ModelVersion version(TrainingRun run) {
    return Calls.await(
            models.getModelVersion(
                GetModelVersionRequest.newBuilder()
                    .setModel("next-item")
                    .setVersion(run.getVersion())
                    .build()))
        .getModelVersion();
  }

  private Path artefact(TrainingRun run) {
    return Path.of(URI.create(version(run).getArtifactUri()));
  }

  private List<String> features(TrainingRun run) {
    return version(run).getLineage().getFeatureViewsList().stream()
        .map(ItemAttributesIT::name)
        .toList();
  }

  private static String name(FeatureViewRevision revision) {
    return revision.getView() + ":" + revision.getFeature();
  }

  private List<String> log(TrainingRun run) {
    return new Calls(training)
        .log(run.getRunId(), 0, 100).getLinesList().stream().map(LogLine::getText).toList();
  }
}
