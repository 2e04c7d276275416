package dev.tradewind.inference.experiment.api;

import dev.tradewind.api.inference.v1.ExperimentArmResult;
import dev.tradewind.api.inference.v1.ExperimentEffect;
import dev.tradewind.api.inference.v1.ExperimentEffectPoint;
import dev.tradewind.api.inference.v1.ExperimentGuardrailResult;
import dev.tradewind.api.inference.v1.ExperimentMetricResult;
import dev.tradewind.api.inference.v1.ExperimentShadowResult;
import dev.tradewind.api.inference.v1.ExperimentVerdict;
import dev.tradewind.api.inference.v1.GetExperimentResultsResponse;
import dev.tradewind.inference.experiment.domain.ExperimentResults;
import dev.tradewind.inference.experiment.domain.ExperimentResults.ArmResult;
import dev.tradewind.inference.experiment.domain.ExperimentResults.EffectPoint;
import dev.tradewind.inference.experiment.domain.ExperimentResults.GuardrailCheck;
import dev.tradewind.inference.experiment.domain.ExperimentResults.MetricResult;
import dev.tradewind.inference.experiment.domain.Interval;
import dev.tradewind.inference.experiment.domain.Metric;
import dev.tradewind.inference.experiment.domain.ShadowTally;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Results as messages. */
final class ResultMessages {

  private static final String VERDICT = "EXPERIMENT_VERDICT_";

  private ResultMessages() {}

  static GetExperimentResultsResponse message(ExperimentResults results, ShadowTally shadows) {
    GetExperimentResultsResponse.Builder message =
        GetExperimentResultsResponse.newBuilder()
            .setExperiment(PlanMessages.message(results.experiment()))
            .setSampleRatioP(results.sampleRatio().p())
            .setOpenSubjects(results.open())
            .setMixedSubjects(results.mixed())
            .setUnseenExposures(results.unseen());
    results.arms().forEach(arm -> message.addArms(message(arm)));
    results.guardrails().forEach(check -> message.addGuardrails(message(check)));
    results
        .experiment()
        .plan()
        .shadows()
        .forEach(shadow -> message.addShadows(message(shadow, shadows.of(shadow))));
    return message.build();
  }

  private static ExperimentArmResult message(ArmResult arm) {
    ExperimentArmResult.Builder message =
        ExperimentArmResult.newBuilder()
            .setArm(arm.arm().name())
            .setMetSubjects(arm.met())
            .setCountedSubjects(arm.counted())
            .setVerdict(ExperimentVerdict.valueOf(VERDICT + arm.verdict().name()));
    for (Metric metric : Metric.values()) {
      Optional.ofNullable(arm.metrics().get(metric))
          .ifPresent(result -> message.addMetrics(message(metric, result)));
    }
    arm.path().forEach(point -> message.addPath(message(point)));
    if (arm.decidedAt() != null) {
      message.setDecidedAt(Timestamps.of(arm.decidedAt()));
    }
    return message.build();
  }

  private static ExperimentMetricResult message(Metric metric, MetricResult result) {
    ExperimentMetricResult.Builder message =
        ExperimentMetricResult.newBuilder()
            .setMetric(PlanMessages.message(metric))
            .setValue(result.value())
            .setVarianceTaken(result.varianceTaken());
    known(result.effect()).ifPresent(message::setEffect);
    known(result.plain()).ifPresent(message::setPlainEffect);
    return message.build();
  }

  private static ExperimentEffectPoint message(EffectPoint point) {
    ExperimentEffectPoint.Builder message =
        ExperimentEffectPoint.newBuilder()
            .setAt(Timestamps.of(point.at()))
            .setCountedSubjects(point.counted());
    known(point.effect()).ifPresent(message::setEffect);
    return message.build();
  }

  private static Optional<ExperimentEffect> known(@Nullable Interval interval) {
    return interval == null || Double.isInfinite(interval.low())
        ? Optional.empty()
        : Optional.of(
            ExperimentEffect.newBuilder()
                .setEstimate(interval.estimate())
                .setLow(interval.low())
                .setHigh(interval.high())
                .build());
  }

  private static ExperimentGuardrailResult message(GuardrailCheck check) {
    return ExperimentGuardrailResult.newBuilder()
        .setGuardrail(PlanMessages.message(check.rail()))
        .setArm(check.arm())
        .setValue(check.value())
        .setControlValue(check.control())
        .setViolated(check.violated())
        .build();
  }

  private static ExperimentShadowResult message(String shadow, ShadowTally.Shadow known) {
    return ExperimentShadowResult.newBuilder()
        .setShadow(shadow)
        .setAnswered(known.answered())
        .setMissed(known.missed())
        .setOverlapAt10(known.meanOverlap())
        .setLatencyMs(known.meanMillis())
        .build();
  }
}
