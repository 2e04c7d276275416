package dev.tradewind.inference.experiment.domain;

import dev.tradewind.inference.experiment.domain.Experiment.Plan;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a plan must be beside what the contract says of each of its fields. */
public final class PlanRules {

  private PlanRules() {}

  /**
   * What is wrong.
   *
   * @param field its path
   * @param rule that does not hold
   */
  public record Violation(String field, String rule) {}

  /** The first rule that does not hold. */
  public static Optional<Violation> violation(Plan plan) {
    if (plan.arms().size() < 2) {
      return of("arms", "must be two or more");
    }
    Set<String> names = new HashSet<>();
    for (int place = 0; place < plan.arms().size(); place++) {
      if (!names.add(plan.arms().get(place).name())) {
        return of("arms[" + place + "].name", "must be unique in the experiment");
      }
    }
    if (!plan.primary().isOutcome()) {
      return of("primary_metric", "must be one of what subjects do");
    }
    if (!plan.shadows().isEmpty() && !plan.decision().equals(Experiment.RECOMMEND)) {
      return of("shadows", "are asked for the decision \"recommend\" only");
    }
    return Optional.empty();
  }

  private static Optional<Violation> of(String field, String rule) {
    return Optional.of(new Violation(field, rule));
  }
}
