package dev.tradewind.bench.experiment;

import dev.tradewind.inference.experiment.domain.Action;
import dev.tradewind.inference.experiment.domain.Action.Kind;
import dev.tradewind.inference.experiment.domain.Analysis;
import dev.tradewind.inference.experiment.domain.Arm;
import dev.tradewind.inference.experiment.domain.Experiment;
import dev.tradewind.inference.experiment.domain.Experiment.Plan;
import dev.tradewind.inference.experiment.domain.ExperimentResults;
import dev.tradewind.inference.experiment.domain.ExperimentResults.ArmResult;
import dev.tradewind.inference.experiment.domain.ExperimentState;
import dev.tradewind.inference.experiment.domain.Exposed;
import dev.tradewind.inference.experiment.domain.Guardrail;
import dev.tradewind.inference.experiment.domain.Metric;
import dev.tradewind.inference.experiment.domain.Outcomes;
import dev.tradewind.inference.experiment.domain.ShopperMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * One experiment from its first exposure to its verdict, by the same code that serves: shoppers
 * come one a second, see some rankings and choose from a part of them. They differ in how often
 * they come and in how readily they choose, and did so the day before too.
 */
final class SimulatedExperiment {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final double READINESS = 0.2;
  private static final double MARGIN = 0.1;
  private static final int LOOK_EVERY = 500;
  private static final int REMEMBERED = 1_000_000;
  private static final int EARLIER_RANKINGS = 5;
  private static final Instant DAY_BEFORE = START.minus(Duration.ofDays(1));

  private final Scenario scenario;
  private final Random random;
  private final Plan plan;
  private final ShopperMemory memory;
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
            List.of(),
            scenario.adjusted());
    this.memory = new ShopperMemory(REMEMBERED, REMEMBERED);
    this.outcomes = new Outcomes(plan.window(), shoppers, memory);
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

  /**
   * Somebody who comes.
   *
   * @param activity how much it looks at, mean 2
   * @param readiness how likely it chooses from a ranking, mean {@link #READINESS}, mostly less
   */
  private record Shopper(String id, double activity, double readiness) {}

  /** Runs until the guardrail ends it, or until all shoppers came. */
  Ended run(int shoppers) {
    Experiment experiment = new Experiment(plan, ExperimentState.RUNNING, START, START, null, "");
    List<Shopper> all = IntStream.rangeClosed(1, shoppers).mapToObj(this::shopper).toList();
    memory.readThrough(START);
    for (int number = 1; number <= shoppers; number++) {
      Instant now = START.plusSeconds(number);
      visit(experiment, all.get(number - 1), now);
      readThrough(now);
      if (number % LOOK_EVERY == 0) {
        ExperimentResults results = results(experiment);
        if (Analysis.violated(results).isPresent()) {
          return ended(results, number, true);
        }
      }
    }
    readThrough(START.plusSeconds(shoppers).plus(plan.window()));
    return ended(results(experiment), shoppers, false);
  }

  private void readThrough(Instant moment) {
    memory.readThrough(moment);
    outcomes.readThrough(moment);
  }

  private Shopper shopper(int number) {
    Shopper shopper =
        new Shopper(
            "shopper-" + number,
            -2 * Math.log(1 - random.nextDouble()),
            4 * READINESS * Math.pow(random.nextDouble(), 3));
    if (random.nextDouble() < scenario.known()) {
      int rankings = 1 + (int) (EARLIER_RANKINGS * shopper.activity());
      for (int ranking = 0; ranking < rankings; ranking++) {
        boolean chooses = random.nextDouble() < shopper.readiness();
        acted(shopper, chooses ? Kind.CHOICE : Kind.LOOK, "earlier", DAY_BEFORE);
      }
    }
    return shopper;
  }

  private void acted(Shopper shopper, Kind kind, String ranking, Instant at) {
    Action action = new Action(kind, ranking, 0, at, at);
    memory.acted(shopper.id(), action);
    outcomes.acted(shopper.id(), action);
  }

  private ExperimentResults results(Experiment experiment) {
    return new Analysis(experiment, outcomes, Map.of()).results();
  }

  private void visit(Experiment experiment, Shopper shopper, Instant now) {
    Arm arm = experiment.armOf(shopper.id()).orElseThrow();
    boolean treated = !arm.equals(plan.control());
    int rankings = 1 + (int) shopper.activity();
    double readiness = shopper.readiness() * (treated ? scenario.factor() : 1);
    boolean lost = treated && random.nextDouble() < scenario.lost();
    for (int ranking = 0; ranking < rankings && !lost; ranking++) {
      String id = shopper.id() + "-" + ranking;
      outcomes.exposed(new Exposed(shopper.id(), arm.name(), id, now, now));
      if (random.nextDouble() < readiness) {
        acted(shopper, Kind.CHOICE, id, now);
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
