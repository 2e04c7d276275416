package dev.tradewind.training.schedule;

import com.google.protobuf.Duration;
import dev.tradewind.api.training.v1.DriftWatch;
import dev.tradewind.api.training.v1.SchedulePlan;
import dev.tradewind.api.training.v1.TrainingDecision;
import dev.tradewind.api.training.v1.TrainingDecisionKind;
import dev.tradewind.api.training.v1.TrainingSchedule;
import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.training.domain.RunRequest;
import dev.tradewind.training.error.TrainingReason;
import dev.tradewind.training.registry.ModelMessages;
import dev.tradewind.training.schedule.domain.Decision;
import dev.tradewind.training.schedule.domain.Schedule;
import java.util.Optional;

/** Schedules as messages and back. */
final class ScheduleMessages {

  private static final double SHIFTED = 0.25;
  private static final java.time.Duration HOUR = java.time.Duration.ofHours(1);

  private ScheduleMessages() {}

  /** What a caller asks for, defaults filled in. Fails with SCHEDULE_INVALID. */
  static dev.tradewind.training.schedule.domain.SchedulePlan plan(SchedulePlan message) {
    try {
      return new dev.tradewind.training.schedule.domain.SchedulePlan(
          message.getModel(),
          message.getSeed() == 0 ? RunRequest.DEFAULT_SEED : message.getSeed(),
          message.getParametersMap(),
          message.hasEvery() ? Optional.of(duration(message.getEvery())) : Optional.empty(),
          message.hasDrift() ? Optional.of(watch(message.getDrift())) : Optional.empty(),
          message.getAutoPromote());
    } catch (IllegalArgumentException wrong) {
      throw new ServiceException(
          TrainingReason.SCHEDULE_INVALID, String.valueOf(wrong.getMessage()));
    }
  }

  private static dev.tradewind.training.schedule.domain.SchedulePlan.DriftWatch watch(
      DriftWatch watch) {
    return new dev.tradewind.training.schedule.domain.SchedulePlan.DriftWatch(
        watch.getPsi() == 0 ? SHIFTED : watch.getPsi(),
        watch.hasEvery() ? duration(watch.getEvery()) : HOUR);
  }

  /** In whole seconds, as schedules are kept. */
  private static java.time.Duration duration(Duration message) {
    return java.time.Duration.ofSeconds(message.getSeconds());
  }

  private static Duration duration(java.time.Duration duration) {
    return Duration.newBuilder().setSeconds(duration.toSeconds()).build();
  }

  static TrainingSchedule schedule(Schedule schedule) {
    TrainingSchedule.Builder message =
        TrainingSchedule.newBuilder()
            .setScheduleId(schedule.id())
            .setPlan(plan(schedule.plan()))
            .setPaused(schedule.paused())
            .setCreatedAt(ModelMessages.timestamp(schedule.createdAt()));
    schedule.nextRunAt().map(ModelMessages::timestamp).ifPresent(message::setNextRunAt);
    schedule.nextCheckAt().map(ModelMessages::timestamp).ifPresent(message::setNextCheckAt);
    return message.build();
  }

  private static SchedulePlan plan(dev.tradewind.training.schedule.domain.SchedulePlan plan) {
    SchedulePlan.Builder message =
        SchedulePlan.newBuilder()
            .setModel(plan.model())
            .setSeed(plan.seed())
            .putAllParameters(plan.parameters())
            .setAutoPromote(plan.autoPromote());
    plan.every().map(ScheduleMessages::duration).ifPresent(message::setEvery);
    plan.drift()
        .ifPresent(
            watch ->
                message.setDrift(
                    DriftWatch.newBuilder().setPsi(watch.psi()).setEvery(duration(watch.every()))));
    return message.build();
  }

  static TrainingDecision decision(Decision decision) {
    return TrainingDecision.newBuilder()
        .setDecidedAt(ModelMessages.timestamp(decision.at()))
        .setKind(TrainingDecisionKind.valueOf("TRAINING_DECISION_KIND_" + decision.kind().name()))
        .setRunId(decision.runId())
        .setVersion(decision.version())
        .setReason(decision.words())
        .build();
  }
}
