package dev.tradewind.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.training.v1.EraseSubjectRequest;
import dev.tradewind.api.training.v1.GetModelVersionRequest;
import dev.tradewind.api.training.v1.Lineage;
import dev.tradewind.api.training.v1.ModelService;
import dev.tradewind.api.training.v1.RunState;
import dev.tradewind.api.training.v1.TrainingPrivacyService;
import dev.tradewind.api.training.v1.TrainingRun;
import dev.tradewind.api.training.v1.TrainingService;
import dev.tradewind.testkit.PostgresResource;
import dev.tradewind.training.FakeShop;
import dev.tradewind.training.FakeWorkerResource;
import dev.tradewind.training.registry.RegistryCalls;
import io.grpc.Metadata;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.grpc.GrpcClientUtils;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The model of behaviour on the shop's own events, through the worker of the training kit. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeWorkerResource.class)
class BehaviourRunIT {

  private static final int SHOPPERS = 80;

  @GrpcClient("training")
  TrainingService training;

  @GrpcClient("training")
  ModelService models;

  @GrpcClient("training")
  TrainingPrivacyService privacy;

  @Inject FakeShop shop;

  @BeforeEach
  void open() {
    shop.down(false);
    shop.shoppers(SHOPPERS);
  }

  @AfterEach
  void serve() {
    shop.events(true);
    shop.tellsViews(true);
  }

  @Test
  void whatShoppersDidTrainsAVersionWithoutThoseWhoWereErased() {
    FakeWorkerResource.requireTrainingKit();
    RegistryCalls behaviour = new RegistryCalls(training, models, "behaviour");

    TrainingRun run =
        behaviour.train(Map.of("epochs", "1", "hidden", "8", "units", "8", "length", "8"));

    assertThat(run.getMetricsList()).extracting(metric -> metric.getName()).contains("roc_auc");
    Lineage lineage = lineage(run);
    assertThat(lineage.getDataSource()).isEqualTo("feature-service");
    assertThat(lineage.getFeatureViews(0).getView()).isEqualTo("shopper_events");
    assertThat(lineage.getRows()).isEqualTo((long) SHOPPERS * FakeShop.EVENTS);

    erase("guest-77");

    assertThat(lineage(behaviour.train(Map.of())).getRows())
        .isEqualTo((SHOPPERS - 1L) * FakeShop.EVENTS);
  }

  @Test
  void aViewThatIsNotServedIsNamed() {
    shop.events(false);
    Calls calls = new Calls(training);

    TrainingRun run = calls.untilEnded(calls.create("behaviour", "succeed").getRunId());

    assertThat(run.getState()).isEqualTo(RunState.RUN_STATE_FAILED);
    assertThat(run.getError()).contains("does not serve shopper_events:events");
  }

  @Test
  void aRunThatIsNotToldWhatFeedsItsModelFails() {
    shop.tellsViews(false);
    Calls calls = new Calls(training);

    TrainingRun run = calls.untilEnded(calls.create("behaviour", "succeed").getRunId());

    assertThat(run.getState()).isEqualTo(RunState.RUN_STATE_FAILED);
    assertThat(run.getError()).contains("the feature service did not give the data set");
  }

  private Lineage lineage(TrainingRun run) {
    return Calls.await(
            models.getModelVersion(
                GetModelVersionRequest.newBuilder()
                    .setModel("behaviour")
                    .setVersion(run.getVersion())
                    .build()))
        .getModelVersion()
        .getLineage();
  }

  private void erase(String subject) {
    Metadata headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
        "Bearer " + FakeWorkerResource.PRIVACY_TOKEN);
    Calls.await(
        GrpcClientUtils.attachHeaders(privacy, headers)
            .eraseSubject(
                EraseSubjectRequest.newBuilder()
                    .setSubjectId(subject)
                    .setReason("asked for it")
                    .build()));
  }
}
