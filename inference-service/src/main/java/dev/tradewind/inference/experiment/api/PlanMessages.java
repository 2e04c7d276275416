package dev.tradewind.inference.experiment.api;

import com.google.protobuf.Duration;
import dev.tradewind.api.inference.v1.ExperimentAdjustment;
import dev.tradewind.api.inference.v1.ExperimentArm;
import dev.tradewind.api.inference.v1.ExperimentGuardrail;
import dev.tradewind.api.inference.v1.ExperimentMetric;
import dev.tradewind.api.inference.v1.ExperimentPlan;
import dev.tradewind.api.inference.v1.ExperimentState;
import dev.tradewind.inference.experiment.domain.Arm;
import dev.tradewind.inference.experiment.domain.Experiment;
import dev.tradewind.inference.experiment.domain.Experiment.Plan;
import dev.tradewind.inference.experiment.domain.Guardrail;
import dev.tradewind.inference.experiment.domain.Metric;

/** Experiments and their plans as messages. */
final class PlanMessages {

  private static final String METRIC = "EXPERIMENT_METRIC_";
  private static final String STATE = "EXPERIMENT_STATE_";
  private static final double DEFAULT_ALPHA = 0.05;
  private static final long DEFAULT_PLANNED = 10_000;
  private static final java.time.Duration DEFAULT_WINDOW = java.time.Duration.ofDays(1);

  private PlanMessages() {}

  static Plan plan(ExperimentPlan message) {
    return new Plan(
        message.getExperimentId(),
        message.getDecision(),
        message.getHypothesis(),
        message.getArmsList().stream().map(PlanMessages::arm).toList(),
        message.getTrafficShare() == 0 ? 1 : message.getTrafficShare(),
        message.getSalt().isEmpty() ? message.getExperimentId() : message.getSalt(),
        metric(message.getPrimaryMetric()),
        message.getGuardrailsList().stream().map(PlanMessages::guardrail).toList(),
        message.hasWindow()
            ? java.time.Duration.ofSeconds(message.getWindow().getSeconds())
            : DEFAULT_WINDOW,
        message.getAlpha() == 0 ? DEFAULT_ALPHA : message.getAlpha(),
        message.getPlannedSubjects() == 0 ? DEFAULT_PLANNED : message.getPlannedSubjects(),
        message.getShadowsList(),
        message.getAdjustment() != ExperimentAdjustment.EXPERIMENT_ADJUSTMENT_NONE);
  }

  private static Arm arm(ExperimentArm message) {
    return new Arm(message.getName(), message.getWeight(), message.getModel());
  }

  private static Guardrail guardrail(ExperimentGuardrail message) {
    return new Guardrail(metric(message.getMetric()), message.getMargin());
  }

  private static Metric metric(ExperimentMetric message) {
    return Metric.valueOf(message.name().substring(METRIC.length()));
  }

  static ExperimentMetric message(Metric metric) {
    return ExperimentMetric.valueOf(METRIC + metric.name());
  }

  static ExperimentGuardrail message(Guardrail rail) {
    return ExperimentGuardrail.newBuilder()
        .setMetric(message(rail.metric()))
        .setMargin(rail.margin())
        .build();
  }

  static dev.tradewind.api.inference.v1.Experiment message(Experiment experiment) {
    dev.tradewind.api.inference.v1.Experiment.Builder message =
        dev.tradewind.api.inference.v1.Experiment.newBuilder()
            .setPlan(message(experiment.plan()))
            .setState(ExperimentState.valueOf(STATE + experiment.state().name()))
            .setCreatedAt(Timestamps.of(experiment.createdAt()))
            .setEndReason(experiment.reason());
    if (experiment.startedAt() != null) {
      message.setStartedAt(Timestamps.of(experiment.startedAt()));
    }
    if (experiment.endedAt() != null) {
      message.setEndedAt(Timestamps.of(experiment.endedAt()));
    }
    return message.build();
  }

  private static ExperimentPlan message(Plan plan) {
    ExperimentPlan.Builder message =
        ExperimentPlan.newBuilder()
            .setExperimentId(plan.id())
            .setDecision(plan.decision())
            .setHypothesis(plan.hypothesis())
            .setTrafficShare(plan.share())
            .setSalt(plan.salt())
            .setPrimaryMetric(message(plan.primary()))
            .setWindow(Duration.newBuilder().setSeconds(plan.window().toSeconds()))
            .setAlpha(plan.alpha())
            .setPlannedSubjects(plan.planned())
            .addAllShadows(plan.shadows())
            .setAdjustment(
                plan.adjusted()
                    ? ExperimentAdjustment.EXPERIMENT_ADJUSTMENT_PRE_PERIOD
                    : ExperimentAdjustment.EXPERIMENT_ADJUSTMENT_NONE);
    for (Arm arm : plan.arms()) {
      message.addArms(
          ExperimentArm.newBuilder()
              .setName(arm.name())
              .setWeight(arm.weight())
              .setModel(arm.model()));
    }
    plan.guardrails().forEach(rail -> message.addGuardrails(message(rail)));
    return message.build();
  }
}
