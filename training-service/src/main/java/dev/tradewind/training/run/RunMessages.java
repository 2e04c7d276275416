package dev.tradewind.training.run;

import com.google.protobuf.Duration;
import dev.tradewind.api.training.v1.LogLine;
import dev.tradewind.api.training.v1.RunProgress;
import dev.tradewind.api.training.v1.RunState;
import dev.tradewind.api.training.v1.TrainingRun;
import dev.tradewind.training.domain.ReportAddress;
import dev.tradewind.training.domain.RunState.Cancelled;
import dev.tradewind.training.domain.RunState.Ended;
import dev.tradewind.training.domain.RunState.Failed;
import dev.tradewind.training.domain.RunState.Queued;
import dev.tradewind.training.domain.RunState.Succeeded;
import dev.tradewind.training.registry.ModelMessages;
import dev.tradewind.training.worker.RunLog;

/** Runs as messages. */
public final class RunMessages {

  private RunMessages() {}

  static TrainingRun run(dev.tradewind.training.domain.TrainingRun run) {
    TrainingRun.Builder message =
        TrainingRun.newBuilder()
            .setRunId(run.id())
            .setModel(run.request().model())
            .setState(state(run.state()))
            .setRevision(run.revision())
            .setProgress(progress(run.progress()))
            .setOriginId(run.request().purpose().originId())
            .setSeed(run.request().seed())
            .putAllParameters(run.request().parameters())
            .setCreatedAt(ModelMessages.timestamp(run.createdAt()));
    if (run.startedAt() != null) {
      message.setStartedAt(ModelMessages.timestamp(run.startedAt()));
    }
    if (run.state() instanceof Ended ended) {
      message.setFinishedAt(ModelMessages.timestamp(ended.finishedAt()));
    }
    if (run.state() instanceof Failed failed) {
      message.setError(failed.error());
    }
    if (run.state() instanceof Succeeded succeeded) {
      add(run.id(), succeeded, message);
    }
    return message.build();
  }

  static LogLine line(RunLog.Line line) {
    return LogLine.newBuilder()
        .setNumber(line.number())
        .setTime(ModelMessages.timestamp(line.time()))
        .setText(line.text())
        .build();
  }

  private static void add(String runId, Succeeded succeeded, TrainingRun.Builder message) {
    message
        .addAllMetrics(ModelMessages.metrics(succeeded.result().metrics()))
        .setVersion(succeeded.version())
        .setPromotion(succeeded.promotion())
        .putAllParameters(succeeded.result().parameters())
        .setDataFingerprint(succeeded.result().dataFingerprint())
        .setExamples(succeeded.result().examples());
    succeeded.result().validation().ifPresent(message::setValidation);
    if (succeeded.result().privacy() != null) {
      message.setPrivacy(ModelMessages.privacy(succeeded.result().privacy()));
    }
    if (succeeded.result().reported()) {
      message.setReport(ReportAddress.of(runId));
    }
  }

  /** How far a run is. */
  public static RunState state(dev.tradewind.training.domain.RunState state) {
    if (state instanceof Queued) {
      return RunState.RUN_STATE_QUEUED;
    }
    if (state instanceof Succeeded) {
      return RunState.RUN_STATE_SUCCEEDED;
    }
    if (state instanceof Failed) {
      return RunState.RUN_STATE_FAILED;
    }
    if (state instanceof Cancelled) {
      return RunState.RUN_STATE_CANCELLED;
    }
    return RunState.RUN_STATE_RUNNING;
  }

  private static RunProgress progress(dev.tradewind.training.domain.RunProgress progress) {
    RunProgress.Builder message =
        RunProgress.newBuilder()
            .setPhase(progress.phase())
            .setFraction(progress.fraction())
            .setEpoch(progress.epoch())
            .setLoss(progress.loss());
    if (progress.remaining() != null) {
      message.setRemaining(
          Duration.newBuilder()
              .setSeconds(progress.remaining().toSeconds())
              .setNanos(progress.remaining().toNanosPart()));
    }
    return message.build();
  }
}
