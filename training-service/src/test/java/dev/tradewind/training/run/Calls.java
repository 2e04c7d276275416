package dev.tradewind.training.run;

import com.google.protobuf.Duration;
import com.google.rpc.ErrorInfo;
import dev.tradewind.api.training.v1.CancelTrainingRunRequest;
import dev.tradewind.api.training.v1.CreateTrainingRunRequest;
import dev.tradewind.api.training.v1.GetTrainingRunLogRequest;
import dev.tradewind.api.training.v1.GetTrainingRunLogResponse;
import dev.tradewind.api.training.v1.GetTrainingRunRequest;
import dev.tradewind.api.training.v1.ResumeTrainingRunRequest;
import dev.tradewind.api.training.v1.RunState;
import dev.tradewind.api.training.v1.TrainingRun;
import dev.tradewind.api.training.v1.TrainingService;
import dev.tradewind.api.training.v1.WatchTrainingRunRequest;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import io.smallrye.mutiny.Uni;
import java.util.function.Predicate;

/** Calls as a client makes them. */
final class Calls {

  private static final java.time.Duration PATIENCE = java.time.Duration.ofSeconds(60);

  private final TrainingService service;

  Calls(TrainingService service) {
    this.service = service;
  }

  TrainingRun create(String model, String mode) {
    return create(
        CreateTrainingRunRequest.newBuilder().setModel(model).putParameters("mode", mode));
  }

  TrainingRun create(CreateTrainingRunRequest.Builder request) {
    return await(service.createTrainingRun(request.build())).getRun();
  }

  TrainingRun get(String runId) {
    return await(service.getTrainingRun(GetTrainingRunRequest.newBuilder().setRunId(runId).build()))
        .getRun();
  }

  TrainingRun cancel(String runId) {
    return await(
            service.cancelTrainingRun(
                CancelTrainingRunRequest.newBuilder().setRunId(runId).build()))
        .getRun();
  }

  TrainingRun resume(String runId) {
    return await(
            service.resumeTrainingRun(
                ResumeTrainingRunRequest.newBuilder().setRunId(runId).build()))
        .getRun();
  }

  GetTrainingRunLogResponse log(String runId, long after, int size) {
    return await(
        service.getTrainingRunLog(
            GetTrainingRunLogRequest.newBuilder()
                .setRunId(runId)
                .setAfterLine(after)
                .setPageSize(size)
                .build()));
  }

  Uni<TrainingRun> watch(String runId, long after, int seconds) {
    return service
        .watchTrainingRun(
            WatchTrainingRunRequest.newBuilder()
                .setRunId(runId)
                .setAfterRevision(after)
                .setWait(Duration.newBuilder().setSeconds(seconds))
                .build())
        .map(response -> response.getRun());
  }

  /** Watches the run until it is as wanted. */
  TrainingRun until(String runId, Predicate<TrainingRun> wanted) {
    TrainingRun run = get(runId);
    while (!wanted.test(run)) {
      if (isEnded(run)) {
        throw new AssertionError("the run has ended: " + run);
      }
      TrainingRun next = await(watch(runId, run.getRevision(), 20));
      if (next.getRevision() == run.getRevision()) {
        throw new AssertionError("nothing changes: " + run);
      }
      run = next;
    }
    return run;
  }

  TrainingRun untilEnded(String runId) {
    return until(runId, Calls::isEnded);
  }

  TrainingRun untilTraining(String runId) {
    return until(runId, run -> run.getProgress().getPhase().equals("train"));
  }

  static <T> T await(Uni<T> call) {
    return call.await().atMost(PATIENCE);
  }

  /** Status code and stable reason of a failed call. */
  static String reason(Throwable failure) {
    com.google.rpc.Status status = StatusProto.fromThrowable(failure);
    try {
      return Status.fromThrowable(failure).getCode()
          + " "
          + status.getDetails(0).unpack(ErrorInfo.class).getReason();
    } catch (com.google.protobuf.InvalidProtocolBufferException noDetail) {
      throw new AssertionError("no ErrorInfo in " + status, noDetail);
    }
  }

  private static boolean isEnded(TrainingRun run) {
    return run.getState() != RunState.RUN_STATE_QUEUED
        && run.getState() != RunState.RUN_STATE_RUNNING;
  }
}
