package dev.tradewind.inference.experiment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.experiment.domain.Experiment.Plan;
import dev.tradewind.inference.experiment.domain.ExperimentResults.ArmResult;
import dev.tradewind.inference.experiment.domain.ExperimentResults.EffectPoint;
import dev.tradewind.inference.experiment.domain.ExperimentResults.GuardrailCheck;
import dev.tradewind.inference.experiment.domain.ExperimentResults.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** On simulated subjects of a seed. */
class AnalysisTest {

  private static final List<Guardrail> RAILS = List.of(new Guardrail(Metric.CONVERSION, 0.1));

  /** Subjects come one a second; each arm has its own rate of buying. */
  private static ExperimentResults simulate(Plan plan, int subjects, double... rates) {
    Random random = new Random(7);
    Happenings shop = new Happenings(plan.window(), 1_000_000);
    Experiment experiment = Plans.running(plan);
    for (int number = 0; number < subjects; number++) {
      Instant now = Plans.START.plusSeconds(number);
      String id = "shopper-" + number;
      Arm arm = experiment.armOf(id).orElseThrow();
      shop.exposed(now, id, arm.name(), "");
      if (random.nextDouble() < rates[plan.arms().indexOf(arm)]) {
        shop.bought(now, id, 30);
      }
      shop.readThrough(now);
    }
    shop.readThrough(Plans.START.plusSeconds(subjects).plus(plan.window()));
    return new Analysis(experiment, shop.outcomes, Map.of()).results();
  }

  @Test
  void anEffectIsToldFromNone() {
    Plan plan = Plans.of("e", Metric.CONVERSION, RAILS, 1, 1, 1);
    ExperimentResults results = simulate(plan, 30_000, 0.1, 0.13, 0.1);

    assertThat(results.sampleRatio().isMismatch()).isFalse();
    assertThat(results.arms())
        .extracting(ArmResult::verdict)
        .containsExactly(Verdict.CONTROL, Verdict.BETTER, Verdict.NO_DIFFERENCE_SEEN);
    assertThat(results.guardrails()).noneMatch(GuardrailCheck::violated);
    ArmResult better = results.arms().get(1);
    assertThat(better.decidedAt()).isBefore(better.path().get(better.path().size() - 1).at());
    assertThat(better.path())
        .extracting(EffectPoint::counted)
        .isSorted()
        .last()
        .isEqualTo(results.arms().get(0).counted() + better.counted());
  }

  @Test
  void harmIsSeenByTheGuardrail() {
    Plan plan = Plans.of("e", Metric.CONVERSION, RAILS, 1, 1);
    ExperimentResults results = simulate(plan, 20_000, 0.2, 0.12);

    assertThat(results.arms().get(1).verdict()).isEqualTo(Verdict.WORSE);
    assertThat(Analysis.violated(results).orElseThrow().arm()).isEqualTo("arm-1");
  }

  @Test
  void aLossWithinTheMarginIsNoHarm() {
    Plan plan = Plans.of("e", Metric.REVENUE, RAILS, 1, 1);

    assertThat(Analysis.violated(simulate(plan, 20_000, 0.2, 0.19))).isEmpty();
  }

  @Test
  void subjectsThatAreLostMakeTheRestUntrue() {
    Plan planned = Plans.of("e", Metric.CONVERSION, List.of(), 1, 1);
    Happenings shop = new Happenings(planned.window(), 1_000_000);
    for (int number = 0; number < 10_000; number++) {
      String arm = number % 11 < 6 ? "control" : "arm-1";
      shop.exposed(Plans.START, "shopper-" + number, arm, "");
      if (arm.equals("arm-1")) {
        shop.bought(Plans.START, "shopper-" + number, 1);
      }
    }
    shop.readThrough(Plans.START.plus(planned.window()));

    ExperimentResults results =
        new Analysis(Plans.running(planned), shop.outcomes, Map.of()).results();

    assertThat(results.arms().get(1).verdict()).isEqualTo(Verdict.SAMPLE_RATIO_MISMATCH);
  }

  @Test
  void anArmThatDoesNotAnswerIsSeenAtOnce() {
    Plan plan =
        Plans.of("e", Metric.CONVERSION, List.of(new Guardrail(Metric.FALLBACK_RATE, 0.02)), 1, 1);
    DecisionTally tally = new DecisionTally();
    for (int number = 0; number < 150; number++) {
      tally.decided("control", false, 4);
      tally.decided("arm-1", true, 4);
    }
    ExperimentResults results =
        new Analysis(Plans.running(plan), new Happenings(plan.window(), 10).outcomes, tally.sums())
            .results();

    assertThat(Analysis.violated(results)).isPresent();
  }
}
