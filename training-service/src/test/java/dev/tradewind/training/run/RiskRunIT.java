package dev.tradewind.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.training.v1.Choices;
import dev.tradewind.api.training.v1.CreateHyperparameterSearchRequest;
import dev.tradewind.api.training.v1.EraseSubjectRequest;
import dev.tradewind.api.training.v1.GateResult;
import dev.tradewind.api.training.v1.GetModelVersionRequest;
import dev.tradewind.api.training.v1.HyperparameterSearch;
import dev.tradewind.api.training.v1.HyperparameterSearchService;
import dev.tradewind.api.training.v1.Metric;
import dev.tradewind.api.training.v1.ModelService;
import dev.tradewind.api.training.v1.ModelVersion;
import dev.tradewind.api.training.v1.ParameterRange;
import dev.tradewind.api.training.v1.SearchPlan;
import dev.tradewind.api.training.v1.SearchState;
import dev.tradewind.api.training.v1.SearchTrial;
import dev.tradewind.api.training.v1.TrainingPrivacyService;
import dev.tradewind.api.training.v1.TrainingRun;
import dev.tradewind.api.training.v1.TrainingService;
import dev.tradewind.api.training.v1.WatchHyperparameterSearchRequest;
import dev.tradewind.testkit.PostgresResource;
import dev.tradewind.training.FakePayments;
import dev.tradewind.training.FakeWorkerResource;
import dev.tradewind.training.registry.RegistryCalls;
import dev.tradewind.training.settings.TrainingSettings;
import io.grpc.Metadata;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.grpc.GrpcClientUtils;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The risk model on payments that an operator provides, through the worker of the training kit. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeWorkerResource.class)
class RiskRunIT {

  private static final Map<String, String> SMALL =
      Map.of("epochs", "2", "members", "1", "hidden", "8", "batch_size", "64");

  @GrpcClient("training")
  TrainingService training;

  @GrpcClient("training")
  ModelService models;

  @GrpcClient("training")
  HyperparameterSearchService searches;

  @GrpcClient("training")
  TrainingPrivacyService privacy;

  @Inject TrainingSettings settings;

  @BeforeEach
  void theKitIsBuilt() {
    FakeWorkerResource.requireTrainingKit();
  }

  @Test
  void aRunRegistersAMeasuredVersionWithGatesAndReport() {
    TrainingRun run = new RegistryCalls(training, models, "risk").train(SMALL);

    assertThat(run.getMetricsList())
        .filteredOn(metric -> metric.getGroup().isEmpty())
        .extracting(Metric::getName)
        .containsExactly("average_precision", "roc_auc", "card_precision_at_100");
    assertThat(run.getMetrics(0).getPrimary()).isTrue();
    assertThat(run.getMetrics(0).getFloorName()).isEqualTo("logistic regression");
    assertThat(run.hasValidation()).isTrue();
    assertThat(settings.artifacts().resolve(".runs/" + run.getRunId() + "/report/index.html"))
        .isNotEmptyFile();
    ModelVersion version = version(run);
    assertThat(version.getGates().getResultsList())
        .extracting(GateResult::getGate)
        .contains("floor", "champion", "golden-requests");
    assertThat(version.getLineage().getDataSource()).isEqualTo("file");
    assertThat(version.getLineage().getRows()).isPositive();
  }

  @Test
  void theCardsOfWhoWasErasedAreLeftOut() {
    RegistryCalls risk = new RegistryCalls(training, models, "risk");
    ModelVersion before = version(risk.train(SMALL));

    Calls.await(
        officer()
            .eraseSubject(
                EraseSubjectRequest.newBuilder()
                    .setSubjectId("card-3")
                    .setReason("asked for it")
                    .build()));
    ModelVersion after = version(risk.train(SMALL));

    int theirs = FakePayments.DAYS * FakePayments.A_DAY / FakePayments.CUSTOMERS;
    assertThat(after.getLineage().getRows()).isEqualTo(before.getLineage().getRows() - theirs);
    assertThat(after.getDataFingerprint()).isNotEqualTo(before.getDataFingerprint());
  }

  @Test
  void aSearchTriesItsParametersAndRegistersTheBest() {
    HyperparameterSearch search =
        Calls.await(
                searches.createHyperparameterSearch(
                    CreateHyperparameterSearchRequest.newBuilder()
                        .setPlan(
                            SearchPlan.newBuilder()
                                .setModel("risk")
                                .putParameters("members", "1")
                                .putParameters("batch_size", "64")
                                .addRanges(
                                    ParameterRange.newBuilder()
                                        .setName("hidden")
                                        .setChoices(
                                            Choices.newBuilder().addAllValues(List.of("4", "8"))))
                                .setTrials(2)
                                .setMostEpochs(2)
                                .setFactor(2))
                        .build()))
            .getSearch();
    while (!search.hasFinishedAt()) {
      search =
          Calls.await(
                  searches.watchHyperparameterSearch(
                      WatchHyperparameterSearchRequest.newBuilder()
                          .setSearchId(search.getSearchId())
                          .setAfterRevision(search.getRevision())
                          .setWait(com.google.protobuf.Duration.newBuilder().setSeconds(20))
                          .build()))
              .getSearch();
    }

    assertThat(search.getState())
        .as(search.getError())
        .isEqualTo(SearchState.SEARCH_STATE_SUCCEEDED);
    assertThat(search.getTrialsList())
        .hasSize(3)
        .allSatisfy(trial -> assertThat(trial.hasValidation()).isTrue())
        .extracting(SearchTrial::getRung)
        .containsExactly(1, 1, 2);
    assertThat(search.getVersion()).isPositive();
  }

  private ModelVersion version(TrainingRun run) {
    return Calls.await(
            models.getModelVersion(
                GetModelVersionRequest.newBuilder()
                    .setModel("risk")
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
