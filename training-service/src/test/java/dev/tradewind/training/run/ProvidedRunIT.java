package dev.tradewind.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.training.v1.EraseSubjectRequest;
import dev.tradewind.api.training.v1.GateResult;
import dev.tradewind.api.training.v1.GetModelVersionRequest;
import dev.tradewind.api.training.v1.ListModelVersionsOfSubjectRequest;
import dev.tradewind.api.training.v1.ModelService;
import dev.tradewind.api.training.v1.ModelVersion;
import dev.tradewind.api.training.v1.RunState;
import dev.tradewind.api.training.v1.SubjectVersion;
import dev.tradewind.api.training.v1.TrainingPrivacyService;
import dev.tradewind.api.training.v1.TrainingRun;
import dev.tradewind.api.training.v1.TrainingService;
import dev.tradewind.testkit.PostgresResource;
import dev.tradewind.training.FakePictures;
import dev.tradewind.training.FakeReviews;
import dev.tradewind.training.FakeWorkerResource;
import dev.tradewind.training.registry.RegistryCalls;
import io.grpc.Metadata;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.grpc.GrpcClientUtils;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Models on data that an operator provides in other forms than a table of its own: through the
 * worker of the training kit.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeWorkerResource.class)
class ProvidedRunIT {

  private static final Map<String, String> REVIEWS = Map.of("ngram", "1");

  @GrpcClient("training")
  TrainingService training;

  @GrpcClient("training")
  ModelService models;

  @GrpcClient("training")
  TrainingPrivacyService privacy;

  @BeforeEach
  void theKitIsBuilt() {
    FakeWorkerResource.requireTrainingKit();
  }

  @Test
  void picturesInADirectoryForEachClassTrainAVersion() {
    TrainingRun run =
        new RegistryCalls(training, models, "vision")
            .train(Map.of("filters", "4", "epochs", "1", "batch_size", "8", "side", "16"));

    assertThat(run.getMetrics(0).getName()).isEqualTo("accuracy");
    assertThat(run.getMetrics(0).getExamples()).isEqualTo(FakePictures.PICTURES / 5);
    ModelVersion version = version("vision", run);
    assertThat(version.getGates().getResultsList())
        .extracting(GateResult::getGate)
        .contains("floor", "golden-requests");
    assertThat(version.getLineage().getDataSource()).isEqualTo("file");
  }

  @Test
  void reviewsInAZipTrainAVersionWithoutThoseWhoWereErased() {
    RegistryCalls sentiment = new RegistryCalls(training, models, "sentiment");
    TrainingRun before = sentiment.train(REVIEWS);
    assertThat(before.getMetrics(0).getName()).isEqualTo("accuracy");
    assertThat(before.getMetrics(0).getValue()).isGreaterThan(0.9);
    assertThat(version("sentiment", before).getLineage().getRows()).isEqualTo(FakeReviews.REVIEWS);

    Calls.await(
        officer()
            .eraseSubject(
                EraseSubjectRequest.newBuilder()
                    .setSubjectId("reviewer-5")
                    .setReason("asked for it")
                    .build()));
    TrainingRun after = sentiment.train(REVIEWS);

    assertThat(version("sentiment", after).getLineage().getRows())
        .isEqualTo(FakeReviews.REVIEWS - FakeReviews.REVIEWS / FakeReviews.REVIEWERS);
    assertThat(
            Calls.await(
                    officer()
                        .listModelVersionsOfSubject(
                            ListModelVersionsOfSubjectRequest.newBuilder()
                                .setSubjectId("reviewer-5")
                                .setReason("asked for it")
                                .build()))
                .getVersionsList())
        .extracting(SubjectVersion::getRunId)
        .contains(before.getRunId())
        .doesNotContain(after.getRunId());
  }

  @Test
  void aModelWithoutDataSaysWhatToSet() {
    Calls calls = new Calls(training);
    TrainingRun run = calls.untilEnded(calls.create("price-response", "succeed").getRunId());

    assertThat(run.getState()).isEqualTo(RunState.RUN_STATE_FAILED);
    assertThat(run.getError())
        .contains("tradewind.training.data.price-response is not set")
        .contains("docs/formats.md");
  }

  private ModelVersion version(String model, TrainingRun run) {
    return Calls.await(
            models.getModelVersion(
                GetModelVersionRequest.newBuilder()
                    .setModel(model)
                    .setVersion(run.getVersion())
                    .build()))
        .getModelVersion();
  }

  private TrainingPrivacyService officer() {
    Metadata headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
        "Bearer " + FakeWorkerResource.PRIVACY_TOKEN);
    return GrpcClientUtils.attachHeaders(privacy, headers);
  }
}
