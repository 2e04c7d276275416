package dev.tradewind.inference.experiment.journal;

import dev.tradewind.api.ingestion.v1.CustomEvent;
import dev.tradewind.inference.experiment.domain.Arm;
import dev.tradewind.inference.experiment.domain.Experiment.Plan;
import dev.tradewind.inference.experiment.domain.Guardrail;
import dev.tradewind.inference.experiment.domain.Metric;
import dev.tradewind.inference.experiment.domain.PlanRules;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A plan as the texts and numbers of a custom event: lists by numbered names. */
final class PlanProperties {

  private static final String DECISION = "decision";
  private static final String HYPOTHESIS = "hypothesis";
  private static final String SALT = "salt";
  private static final String PRIMARY = "primary_metric";
  private static final String ARM = "arm_";
  private static final String MODEL = "model_";
  private static final String WEIGHT = "weight_";
  private static final String GUARDRAIL = "guardrail_";
  private static final String MARGIN = "margin_";
  private static final String SHADOW = "shadow_";
  private static final String SHARE = "traffic_share";
  private static final String WINDOW = "window_seconds";
  private static final String ALPHA = "alpha";
  private static final String PLANNED = "planned_subjects";
  private static final String ADJUSTED = "adjusted";

  private PlanProperties() {}

  static void write(Plan plan, CustomEvent.Builder custom) {
    custom
        .putProperties(DECISION, plan.decision())
        .putProperties(HYPOTHESIS, plan.hypothesis())
        .putProperties(SALT, plan.salt())
        .putProperties(PRIMARY, plan.primary().name())
        .putMetrics(SHARE, plan.share())
        .putMetrics(WINDOW, (double) plan.window().toSeconds())
        .putMetrics(ALPHA, plan.alpha())
        .putMetrics(PLANNED, (double) plan.planned())
        .putMetrics(ADJUSTED, plan.adjusted() ? 1 : 0);
    for (int place = 0; place < plan.arms().size(); place++) {
      Arm arm = plan.arms().get(place);
      custom
          .putProperties(ARM + place, arm.name())
          .putProperties(MODEL + place, arm.model())
          .putMetrics(WEIGHT + place, arm.weight());
    }
    for (int place = 0; place < plan.guardrails().size(); place++) {
      Guardrail rail = plan.guardrails().get(place);
      custom
          .putProperties(GUARDRAIL + place, rail.metric().name())
          .putMetrics(MARGIN + place, rail.margin());
    }
    for (int place = 0; place < plan.shadows().size(); place++) {
      custom.putProperties(SHADOW + place, plan.shadows().get(place));
    }
  }

  /**
   * Reads a plan.
   *
   * @throws IllegalArgumentException where it is none
   */
  static Plan read(String id, CustomEvent custom) {
    Plan plan =
        new Plan(
            id,
            custom.getPropertiesOrThrow(DECISION),
            custom.getPropertiesOrThrow(HYPOTHESIS),
            list(custom, ARM, place -> arm(custom, place)),
            custom.getMetricsOrThrow(SHARE),
            custom.getPropertiesOrThrow(SALT),
            Metric.valueOf(custom.getPropertiesOrThrow(PRIMARY)),
            list(custom, GUARDRAIL, place -> guardrail(custom, place)),
            Duration.ofSeconds((long) custom.getMetricsOrThrow(WINDOW)),
            custom.getMetricsOrThrow(ALPHA),
            (long) custom.getMetricsOrThrow(PLANNED),
            list(custom, SHADOW, place -> custom.getPropertiesOrThrow(SHADOW + place)),
            // A plan of an earlier release says nothing of it, and is judged as it was planned.
            custom.getMetricsOrDefault(ADJUSTED, 0) != 0);
    // Anybody may send a custom event; one that is no plan must not become an experiment.
    PlanRules.violation(plan)
        .ifPresent(
            violation -> {
              throw new IllegalArgumentException(violation.field() + ": " + violation.rule());
            });
    return plan;
  }

  private static Arm arm(CustomEvent custom, int place) {
    return new Arm(
        custom.getPropertiesOrThrow(ARM + place),
        custom.getMetricsOrThrow(WEIGHT + place),
        custom.getPropertiesOrThrow(MODEL + place));
  }

  private static Guardrail guardrail(CustomEvent custom, int place) {
    return new Guardrail(
        Metric.valueOf(custom.getPropertiesOrThrow(GUARDRAIL + place)),
        custom.getMetricsOrThrow(MARGIN + place));
  }

  private static <T> List<T> list(CustomEvent custom, String name, Function<Integer, T> element) {
    return IntStream.iterate(
            0, place -> custom.containsProperties(name + place), place -> place + 1)
        .boxed()
        .map(element)
        .toList();
  }
}
