package dev.tradewind.inference.experiment;

import static dev.tradewind.inference.experiment.ExperimentFixture.answer;
import static dev.tradewind.inference.fixture.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.inference.v1.AssignVariantRequest;
import dev.tradewind.api.inference.v1.GetExperimentRequest;
import dev.tradewind.api.inference.v1.ListExperimentsRequest;
import dev.tradewind.api.inference.v1.LogExposureRequest;
import dev.tradewind.api.inference.v1.LogExposureResponse;
import dev.tradewind.api.inference.v1.RecommendRequest;
import dev.tradewind.api.inference.v1.RecommendResponse;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import dev.tradewind.inference.fixture.Outage;
import dev.tradewind.testkit.Eventually;
import io.grpc.Status;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** How experiments are made, met and logged, over gRPC. */
@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
class ExperimentIT {

  @Inject ExperimentFixture experiment;

  @BeforeEach
  void open(TestInfo test) {
    experiment.open(test);
  }

  @AfterEach
  void end() {
    experiment.end();
  }

  @Test
  void aShopperWithoutHistoryIsInNoArm() {
    experiment.run(experiment.plan());

    RecommendResponse response =
        answer(
            experiment.recommendations.recommend(
                RecommendRequest.newBuilder().setShopperId("nobody-" + experiment.id()).build()));

    assertThat(response.getFallbacksList()).contains("NO_HISTORY");
    assertThat(response.getExperimentId()).isEmpty();
  }

  @Test
  void theShopsOwnExperimentsAreAssignedAndLogged() {
    experiment.run(experiment.plan().setDecision("checkout"));
    AssignVariantRequest ask =
        AssignVariantRequest.newBuilder()
            .setExperimentId(experiment.id())
            .setSubjectId("ann")
            .build();
    String arm = answer(experiment.experiments.assignVariant(ask)).getArm();
    LogExposureResponse logged =
        answer(
            experiment.experiments.logExposure(
                LogExposureRequest.newBuilder()
                    .setExperimentId(experiment.id())
                    .setSubjectId("ann")
                    .setSurface("till")
                    .build()));

    assertThat(logged)
        .isEqualTo(LogExposureResponse.newBuilder().setArm(arm).setLogged(true).build());
    Eventually.until("it is logged", () -> experiment.exposures().size() == 1);
    Eventually.until(
        "it is counted",
        () ->
            experiment.results().getArmsList().stream()
                .anyMatch(each -> each.getArm().equals(arm) && each.getMetSubjects() == 1));
  }

  @Test
  void refusesWhatCannotBe() {
    experiment.run(experiment.plan());

    refusal(experiment.created(experiment.plan()), Status.Code.ALREADY_EXISTS, "EXPERIMENT_EXISTS");
    refusal(experiment.started(), Status.Code.FAILED_PRECONDITION, "EXPERIMENT_STATE");
    assertThat(
            refusal(
                experiment.created(
                    experiment
                        .plan()
                        .setArms(1, experiment.plan().getArms(0))
                        .setExperimentId("twice")),
                Status.Code.INVALID_ARGUMENT,
                "FIELD_INVALID"))
        .contains("plan.arms[1].name");
    refusal(
        experiment.experiments.getExperiment(
            GetExperimentRequest.newBuilder().setExperimentId("unknown").build()),
        Status.Code.NOT_FOUND,
        "EXPERIMENT_UNKNOWN");
    assertThat(
            answer(
                    experiment.experiments.listExperiments(
                        ListExperimentsRequest.getDefaultInstance()))
                .getExperiments(0)
                .getPlan()
                .getExperimentId())
        .isEqualTo(experiment.id());
  }

  @Test
  void withoutTheLogChangesWaitAndRecommendationsGoOn() {
    experiment.run(experiment.plan());
    experiment.log.outage = Outage.DOWN;

    refusal(
        experiment.created(experiment.plan().setExperimentId("later-" + experiment.id())),
        Status.Code.UNAVAILABLE,
        "EXPERIMENT_LOG_UNAVAILABLE");
    RecommendResponse response = experiment.recommend(experiment.id() + "-0");

    assertThat(response.getModelVersion()).isEqualTo(experiment.version());
    assertThat(response.getExperimentId()).isEqualTo(experiment.id());
    experiment.log.outage = Outage.NONE;
    Eventually.until("the exposure comes later", () -> experiment.exposures().size() == 1);
  }
}
