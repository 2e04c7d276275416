package dev.tradewind.training.promotion.domain;

import static dev.tradewind.training.promotion.domain.GateName.FLOOR;

import dev.tradewind.training.domain.Metric;
import dev.tradewind.training.domain.ModelVersion;
import dev.tradewind.training.promotion.domain.GateResult.Passed;
import dev.tradewind.training.promotion.domain.GateResult.Refused;
import java.util.Optional;

/**
 * Exactly one metric is primary, and it is not worse than its floor: a network that loses against
 * counting is not worth its electricity. The interval is told and does not decide: model and floor
 * are measured on the same examples, so that most of it moves both. What is not a number does not
 * pass.
 */
final class FloorGate implements Gate {

  @Override
  public GateResult ask(Candidate candidate, Optional<ModelVersion> champion) {
    return Words.primary(candidate.version().metrics())
        .map(FloorGate::judge)
        .orElseGet(
            () ->
                new Refused(
                    FLOOR,
                    candidate.version().metrics().stream().filter(Metric::primary).count()
                        + " of the metrics are primary (expected: one)"));
  }

  private static GateResult judge(Metric primary) {
    String floor = primary.floorName().isEmpty() ? "its floor" : primary.floorName();
    boolean passes = primary.isAsGood(primary.value(), primary.floor());
    String words =
        Words.measured(primary)
            + ", "
            + (passes ? "not worse than " : "worse than ")
            + Words.number(primary.floor())
            + " of "
            + floor
            + Words.direction(primary);
    return passes ? new Passed(FLOOR, words) : new Refused(FLOOR, words);
  }
}
