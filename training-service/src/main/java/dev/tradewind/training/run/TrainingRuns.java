package dev.tradewind.training.run;

import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.training.artifact.ArtifactStore;
import dev.tradewind.training.blocking.FileWork;
import dev.tradewind.training.database.DatabaseContext;
import dev.tradewind.training.domain.EpochLoss;
import dev.tradewind.training.domain.RunRequest;
import dev.tradewind.training.domain.TrainableModel;
import dev.tradewind.training.domain.TrainingRun;
import dev.tradewind.training.error.TrainingReason;
import dev.tradewind.training.registry.ModelRegistry;
import dev.tradewind.training.worker.RunLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** What callers can do with runs. */
@ApplicationScoped
public class TrainingRuns {

  private static final Duration ENDING = Duration.ofSeconds(20);

  private final RunStore store;
  private final RunQueue queue;
  private final RunExecution execution;
  private final RunningWorkers workers;
  private final RunWatchers watchers;
  private final LongPoll longPoll;
  private final ArtifactStore artifacts;
  private final FileWork files;
  private final DatabaseContext database;
  private final Clock clock;

  TrainingRuns(
      RunStore store,
      RunQueue queue,
      RunExecution execution,
      RunningWorkers workers,
      RunWatchers watchers,
      LongPoll longPoll,
      ArtifactStore artifacts,
      FileWork files,
      DatabaseContext database,
      Clock clock) {
    this.store = store;
    this.queue = queue;
    this.execution = execution;
    this.workers = workers;
    this.watchers = watchers;
    this.longPoll = longPoll;
    this.artifacts = artifacts;
    this.files = files;
    this.database = database;
    this.clock = clock;
  }

  /** Queues a run, or answers the one that this request id has created before. */
  public Uni<TrainingRun> create(RunRequest request, Optional<String> requestId) {
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
    queue.reserve(request.model());
    return store
        .insert(run, requestId)
        .onFailure()
        .invoke(() -> queue.release(request.model()))
        .chain(
            inserted -> {
              if (inserted) {
                submit(run);
                return Uni.createFrom().item(run);
              }
              queue.release(request.model());
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

  /** A run. Fails with RUN_UNKNOWN. */
  public Uni<TrainingRun> get(String runId) {
    return store.get(runId);
  }

  /** Runs whose number is below the given one, newest first; of all models where none is given. */
  public Uni<List<RunStore.Numbered>> newestBelow(Set<String> models, long below, int limit) {
    return store.newestBelow(models, below, limit);
  }

  /** The runs of a search or a schedule below a number, newest first. */
  public Uni<List<RunStore.Numbered>> ofOrigin(String originId, long below, int limit) {
    return store.ofOrigin(originId, below, limit);
  }

  /** Answers as soon as the run is beyond the revision or has ended, or after the wait. */
  Uni<TrainingRun> watch(String runId, long afterRevision, Duration wait) {
    return longPoll.until(
        runId,
        () -> store.get(runId),
        run -> run.revision() > afterRevision || run.hasEnded(),
        wait);
  }

  /** Ends a run; one that has ended stays as it is. */
  public Uni<TrainingRun> cancel(String runId) {
    return store
        .change(runId, run -> run.cancel(clock.instant()))
        .invoke(
            run -> {
              queue.remove(runId);
              workers.cancel(runId);
              watchers.changed(runId);
            });
  }

  /**
   * Queues a run again that has failed or was cancelled. Fails with RUN_SUCCEEDED, QUEUE_FULL, or
   * RUN_ENDING where its process does not end in time.
   */
  Uni<TrainingRun> resume(String runId) {
    return store
        .get(runId)
        .chain(
            run -> {
              if (run.hasSucceeded()) {
                throw new ServiceException(
                    TrainingReason.RUN_SUCCEEDED,
                    "run " + runId + " has its version; create another run");
              }
              return run.hasEnded()
                  ? ended(runId).chain(() -> database.call(() -> queueAgain(run)))
                  : Uni.createFrom().item(run);
            });
  }

  /** The attempt before still writes into the run's directory until its process has ended. */
  private Uni<Void> ended(String runId) {
    return Uni.createFrom()
        .completionStage(() -> queue.ended(runId))
        .ifNoItem()
        .after(ENDING)
        .failWith(
            () ->
                new ServiceException(
                    TrainingReason.RUN_ENDING,
                    "the process of run " + runId + " has not ended yet; try again in a moment"));
  }

  /** Of several callers at once, the one whose step changes the run submits it. */
  private Uni<TrainingRun> queueAgain(TrainingRun ended) {
    String model = ended.request().model();
    AtomicBoolean changed = new AtomicBoolean();
    queue.reserve(model);
    return store
        .change(
            ended.id(),
            run -> {
              TrainingRun next = run.resume();
              changed.set(!next.equals(run));
              return next;
            })
        .onFailure()
        .invoke(() -> queue.release(model))
        .invoke(
            run -> {
              if (changed.get()) {
                submit(run);
                watchers.changed(run.id());
              } else {
                queue.release(model);
              }
            });
  }

  /** Lines of a run's log. Fails with RUN_UNKNOWN. */
  Uni<List<RunLog.Line>> log(String runId, long after, int limit) {
    return store
        .get(runId)
        .chain(
            run -> files.call(() -> RunLog.read(artifacts.runDirectory(run.id()), after, limit)));
  }

  /** The losses of a run's epochs. */
  public Uni<List<EpochLoss>> epochs(String runId) {
    return store.epochs(runId);
  }

  /** Takes up again what a service that died left behind. Blocks. */
  void takeUp() {
    for (TrainingRun run : database.await(store::requeueUnfinished)) {
      queue.reserveAgain(run.request().model());
      submit(run);
    }
  }

  private void submit(TrainingRun run) {
    queue.submit(run.id(), run.request().model(), () -> execution.execute(run.id()));
  }
}
