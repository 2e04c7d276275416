package dev.tradewind.inference.experiment;

import static dev.tradewind.inference.experiment.ExperimentFixture.rail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.inference.v1.ExperimentArm;
import dev.tradewind.api.inference.v1.ExperimentMetric;
import dev.tradewind.api.inference.v1.ExperimentState;
import dev.tradewind.api.inference.v1.RecommendResponse;
import dev.tradewind.api.ingestion.v1.CustomEvent;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import dev.tradewind.testkit.Eventually;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What does harm ends, by itself. */
@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
class ExperimentHarmIT {

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
  void harmEndsAnExperimentByItself() {
    experiment.run(
        experiment.plan().addGuardrails(rail(ExperimentMetric.EXPERIMENT_METRIC_CLICK_RATE, 0.1)));
    experiment.chooseAndWait(experiment.showAll(), 0);

    Eventually.until(
        "it is rolled back",
        () -> experiment.state() == ExperimentState.EXPERIMENT_STATE_ROLLED_BACK);
    assertThat(experiment.results().getExperiment().getEndReason())
        .contains("CLICK_RATE of treatment is 0");
    assertThat(experiment.recommend(experiment.id() + "-0").getExperimentId()).isEmpty();
  }

  @Test
  void anArmWhoseVersionIsNotServedIsLeftToTheControlAndRolledBack() {
    experiment.run(
        experiment
            .plan()
            .setArms(
                1, ExperimentArm.newBuilder().setName("treatment").setWeight(1).setModel("gone"))
            .addGuardrails(rail(ExperimentMetric.EXPERIMENT_METRIC_FALLBACK_RATE, 0.05)));
    int unavailable = 0;
    for (int number = 0;
        number < 2000 && experiment.state() == ExperimentState.EXPERIMENT_STATE_RUNNING;
        number++) {
      RecommendResponse response = experiment.recommend(experiment.id() + "-" + number);
      assertThat(response.getModelVersion()).isEqualTo(experiment.version());
      if (response.getFallbacksList().contains("EXPERIMENT_ARM_UNAVAILABLE")) {
        unavailable++;
        assertThat(response.getExperimentArm()).isEmpty();
      }
    }

    assertThat(unavailable).isPositive();
    assertThat(experiment.state()).isEqualTo(ExperimentState.EXPERIMENT_STATE_ROLLED_BACK);
    assertThat(experiment.exposures())
        .isNotEmpty()
        .allSatisfy(
            event ->
                assertThat(event.getExposure().getExperiment().getVariant()).isEqualTo("control"));
  }

  @Test
  void whatOtherInstancesSawCountsTooAndCountsOnce() {
    experiment.run(
        experiment
            .plan()
            .addGuardrails(rail(ExperimentMetric.EXPERIMENT_METRIC_FALLBACK_RATE, 0.05)));
    experiment.recommendInAnArm("ann");
    Eventually.until("this instance said what it saw", () -> !reports().isEmpty());

    experiment.log.take(report("one", 500, 0), report("one", 1000, 10), report("two", 998, 10));
    Eventually.until(
        "both are added, the last word of each",
        () -> Math.abs(fallbackRate() - 20 / 1998.0) < 0.0001);
    assertThat(experiment.state()).isEqualTo(ExperimentState.EXPERIMENT_STATE_RUNNING);

    experiment.log.take(report("two", 2000, 1000));

    Eventually.until(
        "it is rolled back",
        () -> experiment.state() == ExperimentState.EXPERIMENT_STATE_ROLLED_BACK);
    assertThat(experiment.results().getExperiment().getEndReason())
        .startsWith("FALLBACK_RATE of treatment");
  }

  private double fallbackRate() {
    return experiment.results().getArms(1).getMetricsList().stream()
        .filter(each -> each.getMetric() == ExperimentMetric.EXPERIMENT_METRIC_FALLBACK_RATE)
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  private List<Event> reports() {
    return experiment.log.events().stream()
        .filter(event -> event.getCustom().getName().equals("experiment_decisions"))
        .filter(
            event ->
                event
                    .getCustom()
                    .getPropertiesOrDefault("experiment_id", "")
                    .equals(experiment.id()))
        .toList();
  }

  /** Another instance's: no fallback of the control, so many of the treatment. */
  private Event report(String process, int decisions, int fallbacks) {
    CustomEvent.Builder custom =
        CustomEvent.newBuilder()
            .setName("experiment_decisions")
            .putProperties("experiment_id", experiment.id())
            .putProperties("process", process)
            .putProperties("arm_0", "control")
            .putProperties("arm_1", "treatment");
    for (int arm = 0; arm < 2; arm++) {
      custom
          .putMetrics("decisions_" + arm, decisions)
          .putMetrics("fallbacks_" + arm, arm * fallbacks)
          .putMetrics("timed_" + arm, decisions)
          .putMetrics("millis_" + arm, 4.0 * decisions)
          .putMetrics("squares_" + arm, 20.0 * decisions);
    }
    return Event.newBuilder()
        .setEventId(UUID.randomUUID().toString())
        .setAnonymousId("tradewind.decisions")
        .setCustom(custom)
        .build();
  }
}
