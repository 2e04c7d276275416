package dev.tradewind.bench.experiment;

import dev.tradewind.inference.experiment.domain.Analysis;
import dev.tradewind.inference.experiment.domain.Arm;
import dev.tradewind.inference.experiment.domain.Experiment;
import dev.tradewind.inference.experiment.domain.Experiment.Plan;
import dev.tradewind.inference.experiment.domain.ExperimentResults;
import dev.tradewind.inference.experiment.domain.ExperimentResults.ArmResult;
import dev.tradewind.inference.experiment.domain.ExperimentState;
import dev.tradewind.inference.experiment.domain.Guardrail;
import dev.tradewind.inference.experiment.domain.Metric;
import dev.tradewind.inference.experiment.domain.Outcomes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One experiment from its first exposure to its verdict, by the same code that serves: shoppers
 * come one a second, see some rankings and choose from a part of them. They differ in how often
 * they come and in how readily they choose.
 */
final class SimulatedExperiment {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final double READINESS = 0.2;
  private static final double MARGIN = 0.1;
  private static final int LOOK_EVERY = 500;

  private final Scenario scenario;
  private final Random random;
  private final Plan plan;
  private final Outcomes outcomes;

  SimulatedExperiment(Scenario scenario, int shoppers, long seed) {
    this.scenario = scenario;
    this.random = new Random(seed);
    this.plan =
        new Plan(
            "simulated",
            Experiment.RECOMMEND,
            "",
            List.of(new Arm("control", 1, ""), new Arm("treatment", 1, "")),
            1,
            "salt-" + seed,
            Metric.CLICK_RATE,
            List.of(new Guardrail(Metric.CLICK_RATE, MARGIN)),
            Duration.ofMinutes(10),
            0.05,
            shoppers,
            List.of());
    this.outcomes = new Outcomes(plan.window(), shoppers);
  }

  /**
   * What came of it.
   *
   * @param results when it ended
   * @param shoppers who came until then
   * @param rolledBack whether its guardrail ended it
   * @param missed whether the bounds ever missed the true effect
   */
  record Ended(ExperimentResults results, int shoppers, boolean rolledBack, boolean missed) {

    ArmResult treatment() {
      return results.arms().get(1);
    }
  }

  /** Runs until the guardrail ends it, or until all shoppers came. */
  Ended run(int shoppers) {
    Experiment experiment = new Experiment(plan, ExperimentState.RUNNING, START, START, null, "");
    for (int number = 1; number <= shoppers; number++) {
      Instant now = START.plusSeconds(number);
      visit(experiment, "shopper-" + number, now);
      outcomes.passed(0, now);
      if (number % LOOK_EVERY == 0) {
        ExperimentResults results = results(experiment);
        if (Analysis.violated(results).isPresent()) {
          return ended(results, number, true);
        }
      }
    }
    outcomes.passed(0, START.plusSeconds(shoppers).plus(plan.window()));
    return ended(results(experiment), shoppers, false);
  }

  private ExperimentResults results(Experiment experiment) {
    return new Analysis(experiment, outcomes, Map.of()).results();
  }

  private void visit(Experiment experiment, String shopper, Instant now) {
    Arm arm = experiment.armOf(shopper).orElseThrow();
    boolean treated = !arm.equals(plan.control());
    int rankings = 1 + (int) (-2 * Math.log(1 - random.nextDouble()));
    double readiness = 2 * READINESS * random.nextDouble() * (treated ? scenario.factor() : 1);
    boolean lost = treated && random.nextDouble() < scenario.lost();
    for (int ranking = 0; ranking < rankings && !lost; ranking++) {
      String id = shopper + "-" + ranking;
      outcomes.exposed(0, now, shopper, arm.name(), id);
      if (random.nextDouble() < readiness) {
        outcomes.chose(shopper, id);
      }
    }
  }

  private Ended ended(ExperimentResults results, int shoppers, boolean rolledBack) {
    double truth = READINESS * (scenario.factor() - 1);
    boolean missed =
        results.arms().get(1).path().stream()
            .anyMatch(point -> point.effect().low() > truth || point.effect().high() < truth);
    return new Ended(results, shoppers, rolledBack, missed);
  }
}
