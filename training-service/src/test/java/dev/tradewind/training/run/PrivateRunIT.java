package dev.tradewind.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.training.v1.CreateTrainingRunRequest;
import dev.tradewind.api.training.v1.GetModelVersionRequest;
import dev.tradewind.api.training.v1.ModelService;
import dev.tradewind.api.training.v1.ModelVersion;
import dev.tradewind.api.training.v1.PrivacySpent;
import dev.tradewind.api.training.v1.TrainingRun;
import dev.tradewind.api.training.v1.TrainingService;
import dev.tradewind.testkit.PostgresResource;
import dev.tradewind.training.FakeWorkerResource;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** What a privately trained model gives away, wherever someone looks for it. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeWorkerResource.class)
class PrivateRunIT {

  private static final PrivacySpent SPENT =
      PrivacySpent.newBuilder()
          .setEpsilon(3.25)
          .setDelta(1e-6)
          .setNoiseMultiplier(1.1)
          .setClipNorm(1)
          .build();

  @GrpcClient("training")
  TrainingService training;

  @GrpcClient("training")
  ModelService models;

  @TestHTTPResource URI service;

  @Test
  void runVersionPageAndTagsSayIt() throws IOException, InterruptedException {
    Calls calls = new Calls(training);
    TrainingRun run =
        calls.untilEnded(
            calls
                .create(
                    CreateTrainingRunRequest.newBuilder()
                        .setModel("intent")
                        .putParameters("epsilon", "3.25"))
                .getRunId());

    assertThat(run.getPrivacy()).isEqualTo(SPENT);
    assertThat(version(run).getPrivacy()).isEqualTo(SPENT);
    assertThat(get("/reports?model=intent")).contains("private: ε = 3.25, δ = 1e-06");
    assertThat(get("/api/2.0/mlflow/runs/get?run_id=" + run.getRunId()))
        .contains("\"key\":\"tradewind.privacy.epsilon\",\"value\":\"3.25\"");
    assertThat(get("/api/2.0/mlflow/model-versions/get?name=intent&version=" + run.getVersion()))
        .contains("\"key\":\"tradewind.privacy.delta\",\"value\":\"1.0E-6\"");
  }

  @Test
  void whereNobodyLimitedItNothingIsClaimed() {
    Calls calls = new Calls(training);
    TrainingRun run = calls.untilEnded(calls.create("intent", "succeed").getRunId());

    assertThat(run.hasPrivacy()).isFalse();
    assertThat(version(run).hasPrivacy()).isFalse();
  }

  private String get(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(service.resolve(path)).build(), BodyHandlers.ofString())
        .body();
  }

  private ModelVersion version(TrainingRun run) {
    return Calls.await(
            models.getModelVersion(
                GetModelVersionRequest.newBuilder()
                    .setModel("intent")
                    .setVersion(run.getVersion())
                    .build()))
        .getModelVersion();
  }
}
