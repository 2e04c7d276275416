package dev.tradewind.inference.experiment;

import static dev.tradewind.inference.experiment.ExperimentFixture.SHOPPERS;
import static dev.tradewind.inference.experiment.ExperimentFixture.isKeen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.inference.v1.ExperimentEffect;
import dev.tradewind.api.inference.v1.ExperimentMetric;
import dev.tradewind.api.inference.v1.ExperimentMetricResult;
import dev.tradewind.api.inference.v1.ExperimentState;
import dev.tradewind.api.inference.v1.ExperimentVerdict;
import dev.tradewind.api.inference.v1.GetExperimentResultsResponse;
import dev.tradewind.api.inference.v1.RecommendResponse;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import dev.tradewind.testkit.Eventually;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Simulated shoppers, from the exposure to the verdict, over gRPC. */
@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
class ExperimentEffectIT {

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
  void aKnownEffectIsFound() {
    experiment.run(
        experiment.plan().addShadows(Long.toString(experiment.version())).addShadows("nowhere"));
    Map<String, RecommendResponse> shown = experiment.showAll();
    RecommendResponse first = shown.get(experiment.id() + "-0");

    assertThat(experiment.recommend(experiment.id() + "-0").getExperimentArm())
        .isEqualTo(first.getExperimentArm());
    Eventually.until("it is logged", () -> experiment.exposures().size() == SHOPPERS + 1);
    assertThat(
            experiment.exposures().stream()
                .filter(event -> event.getAnonymousId().equals(experiment.id() + "-0")))
        .first()
        .satisfies(
            event -> {
              assertThat(event.getExposure().getRankingId()).isEqualTo(first.getRankingId());
              assertThat(event.getExposure().getExperiment().getVariant())
                  .isEqualTo(first.getExperimentArm());
            });
    experiment.chooseAndWait(shown, 8);

    assertThat(experiment.verdictOnceAllAreCounted())
        .isEqualTo(ExperimentVerdict.EXPERIMENT_VERDICT_BETTER);
    GetExperimentResultsResponse results = experiment.results();
    assertThat(results.getSampleRatioP()).isGreaterThan(0.001);
    assertThat(results.getArms(1).getPathList()).isNotEmpty();
    assertThat(results.getShadows(0).getAnswered() + results.getShadows(0).getMissed())
        .isEqualTo(SHOPPERS + 1);
    assertThat(results.getShadows(0).getOverlapAt10()).isEqualTo(1);
    assertThat(results.getShadows(1).getAnswered()).isZero();
  }

  @Test
  void whatShoppersDidBeforeIsTakenOutOfTheDifference() {
    experiment.haveAPast();
    experiment.run(experiment.plan());
    experiment.chooseAndWait(
        experiment.showAll(),
        (shopper, ranking) -> isKeen(shopper) != (shopper.endsWith("7") || shopper.endsWith("8")));

    assertThat(experiment.verdictOnceAllAreCounted())
        .isEqualTo(ExperimentVerdict.EXPERIMENT_VERDICT_NO_DIFFERENCE_SEEN);
    ExperimentMetricResult clicks = experiment.results().getArms(1).getMetrics(0);
    assertThat(clicks.getMetric()).isEqualTo(ExperimentMetric.EXPERIMENT_METRIC_CLICK_RATE);
    // Four of five did again what they had done before: 1 - (2 * 0.8 - 1)^2 of the variance is
    // left.
    assertThat(clicks.getVarianceTaken()).isBetween(0.3, 0.42);
    assertThat(width(clicks.getEffect()) / width(clicks.getPlainEffect())).isBetween(0.76, 0.84);
  }

  private static double width(ExperimentEffect effect) {
    return effect.getHigh() - effect.getLow();
  }

  @Test
  void noneIsFoundWhereThereIsNone() {
    experiment.run(experiment.plan());
    experiment.chooseAndWait(experiment.showAll(), 3);

    assertThat(experiment.verdictOnceAllAreCounted())
        .isEqualTo(ExperimentVerdict.EXPERIMENT_VERDICT_NO_DIFFERENCE_SEEN);
    assertThat(experiment.state()).isEqualTo(ExperimentState.EXPERIMENT_STATE_RUNNING);
  }
}
