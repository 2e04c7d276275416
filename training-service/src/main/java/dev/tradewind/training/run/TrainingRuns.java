package dev.tradewind.training.run;

import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.training.database.DatabaseContext;
import dev.tradewind.training.domain.RunRequest;
import dev.tradewind.training.domain.TrainableModel;
import dev.tradewind.training.domain.TrainingRun;
import dev.tradewind.training.error.TrainingReason;
import dev.tradewind.training.registry.ModelRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What callers can do with runs. */
@ApplicationScoped
public class TrainingRuns {

  private final RunStore store;
  private final RunQueue queue;
  private final RunExecution execution;
  private final RunningWorkers workers;
  private final RunWatchers watchers;
  private final DatabaseContext database;
  private final Clock clock;

  TrainingRuns(
      RunStore store,
      RunQueue queue,
      RunExecution execution,
      RunningWorkers workers,
      RunWatchers watchers,
      DatabaseContext database,
      Clock clock) {
    this.store = store;
    this.queue = queue;
    this.execution = execution;
    this.workers = workers;
    this.watchers = watchers;
    this.database = database;
    this.clock = clock;
  }

  /** Queues a run, or answers the one that this request id has created before. */
  Uni<TrainingRun> create(RunRequest request, Optional<String> requestId) {
    if (TrainableModel.named(request.model()).isEmpty()) {
      return Uni.createFrom().failure(ModelRegistry.unknownModel(request.model()));
    }
    return existing(request, requestId)
        .chain(
            before ->
                before.isPresent()
                    ? Uni.createFrom().item(before.get())
                    : enqueue(request, requestId));
  }

  private Uni<TrainingRun> enqueue(RunRequest request, Optional<String> requestId) {
    TrainingRun run = TrainingRun.queued(UUID.randomUUID().toString(), request, clock.instant());
    queue.reserve();
    return store
        .insert(run, requestId)
        .onFailure()
        .invoke(queue::release)
        .chain(
            inserted -> {
              if (inserted) {
                submit(run);
                return Uni.createFrom().item(run);
              }
              queue.release();
              return existing(request, requestId).map(Optional::orElseThrow);
            });
  }

  private Uni<Optional<TrainingRun>> existing(RunRequest request, Optional<String> requestId) {
    return requestId.isEmpty()
        ? Uni.createFrom().item(Optional.empty())
        : store.findByRequest(requestId.get()).invoke(found -> refuseOther(found, request));
  }

  private static void refuseOther(Optional<TrainingRun> found, RunRequest request) {
    if (found.isPresent() && !found.get().request().equals(request)) {
      throw new ServiceException(
          TrainingReason.REQUEST_ID_REUSED,
          "request_id: it created run "
              + found.get().id()
              + " with another model, seed or parameters; take a new one");
    }
  }

  Uni<TrainingRun> get(String runId) {
    return store.get(runId);
  }

  Uni<List<RunStore.Numbered>> newestBelow(String model, long below, int limit) {
    return store.newestBelow(model, below, limit);
  }

  /** Answers as soon as the run is beyond the revision or has ended, or after the wait. */
  Uni<TrainingRun> watch(String runId, long afterRevision, Duration wait) {
    return watchUntil(runId, afterRevision, System.nanoTime() + wait.toNanos());
  }

  /** Looks, and waits on where it was woken by news of a change that it had read already. */
  private Uni<TrainingRun> watchUntil(String runId, long afterRevision, long deadline) {
    return Uni.createFrom()
        .deferred(
            () -> {
              RunWatchers.Watch watch = watchers.watch(runId);
              return store
                  .get(runId)
                  .chain(
                      run -> {
                        Duration left = Duration.ofNanos(deadline - System.nanoTime());
                        return run.revision() > afterRevision
                                || run.hasEnded()
                                || left.isNegative()
                                || left.isZero()
                            ? Uni.createFrom().item(run)
                            : changed(watch, left)
                                .invoke(watch::close)
                                .chain(
                                    () ->
                                        database.call(
                                            () -> watchUntil(runId, afterRevision, deadline)));
                      })
                  .onTermination()
                  .invoke(watch::close);
            });
  }

  private static Uni<Void> changed(RunWatchers.Watch watch, Duration wait) {
    return Uni.createFrom()
        .completionStage(watch.changed())
        .ifNoItem()
        .after(wait)
        .recoverWithUni(Uni.createFrom().voidItem());
  }

  /** Ends a run; one that has ended stays as it is. */
  Uni<TrainingRun> cancel(String runId) {
    return store
        .change(runId, run -> run.cancel(clock.instant()))
        .invoke(
            run -> {
              queue.remove(runId);
              workers.cancel(runId);
              watchers.changed(runId);
            });
  }

  /** Takes up again what a service that died left behind. Blocks. */
  void resume() {
    for (TrainingRun run : database.await(store::requeueUnfinished)) {
      queue.reserveAgain();
      submit(run);
    }
  }

  private void submit(TrainingRun run) {
    queue.submit(run.id(), () -> execution.execute(run.id()));
  }
}
