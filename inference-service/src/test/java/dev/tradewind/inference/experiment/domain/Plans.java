package dev.tradewind.inference.experiment.domain;

import dev.tradewind.inference.experiment.domain.Experiment.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Plans for tests. */
final class Plans {

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Plans() {}

  static Plan of(String id, Metric primary, List<Guardrail> guardrails, double... weights) {
    List<Arm> arms =
        java.util.stream.IntStream.range(0, weights.length)
            .mapToObj(place -> new Arm(name(place), weights[place], ""))
            .toList();
    return new Plan(
        id,
        Experiment.RECOMMEND,
        "",
        arms,
        1,
        "salt of " + id,
        primary,
        guardrails,
        Duration.ofHours(1),
        0.05,
        10_000,
        List.of(),
        true);
  }

  static String name(int place) {
    return place == 0 ? "control" : "arm-" + place;
  }

  static Experiment running(Plan plan) {
    return new Experiment(plan, ExperimentState.RUNNING, START, START, null, "");
  }
}
