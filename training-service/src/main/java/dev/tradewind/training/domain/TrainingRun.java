package dev.tradewind.training.domain;

import dev.tradewind.training.domain.RunState.Cancelled;
import dev.tradewind.training.domain.RunState.Ended;
import dev.tradewind.training.domain.RunState.Failed;
import dev.tradewind.training.domain.RunState.Queued;
import dev.tradewind.training.domain.RunState.Running;
import dev.tradewind.training.domain.RunState.Succeeded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A training run: QUEUED, then RUNNING, then SUCCEEDED, FAILED or CANCELLED; the last two can be
 * resumed, which queues the run again. A step that does not fit the state changes nothing (and
 * answers the same object): whoever comes second, the worker's end or the person who cancels, loses
 * without harm.
 *
 * @param id unique
 * @param request what it was asked to do
 * @param createdAt when
 * @param startedAt when its work began; null while queued
 * @param revision rises with each change, from 1
 * @param progress what it is doing
 * @param state how far it is
 */
public record TrainingRun(
    String id,
    RunRequest request,
    Instant createdAt,
    @Nullable Instant startedAt,
    long revision,
    RunProgress progress,
    RunState state) {

  /** A new run, waiting for its place. */
  public static TrainingRun queued(String id, RunRequest request, Instant now) {
    return new TrainingRun(id, request, now, null, 1, RunProgress.NONE, new Queued());
  }

  public boolean hasEnded() {
    return state instanceof Ended;
  }

  public boolean isRunning() {
    return state instanceof Running;
  }

  /** Whether it succeeded with that version. */
  public boolean hasMade(long version) {
    return state instanceof Succeeded succeeded && succeeded.version() == version;
  }

  /** Begins the work. */
  public TrainingRun start(Instant now) {
    return state instanceof Queued ? next(now, RunProgress.DATASET, new Running()) : this;
  }

  /** Goes on. */
  public TrainingRun advance(RunProgress to) {
    return isRunning() ? next(startedAt, to, state) : this;
  }

  /**
   * Ends well.
   *
   * @param promotion {@code promoted}, or why not, in words
   */
  public TrainingRun succeed(Instant now, RunResult result, long version, String promotion) {
    return isRunning()
        ? next(startedAt, progress.complete(), new Succeeded(now, result, version, promotion))
        : this;
  }

  /** Ends badly. */
  public TrainingRun fail(Instant now, String error) {
    return hasEnded() ? this : next(startedAt, progress, new Failed(now, error));
  }

  /** Ends because someone asked for it. */
  public TrainingRun cancel(Instant now) {
    return hasEnded() ? this : next(startedAt, progress, new Cancelled(now));
  }

  /** Back to the queue, after its service died: the same seed gives the same model. */
  public TrainingRun requeue() {
    return isRunning() ? waitAgain() : this;
  }

  /** Back to the queue, because someone asked for it after it had failed or was cancelled. */
  public TrainingRun resume() {
    return state instanceof Failed || state instanceof Cancelled ? waitAgain() : this;
  }

  /** Whether it has a version: what has succeeded cannot be resumed. */
  public boolean hasSucceeded() {
    return state instanceof Succeeded;
  }

  private TrainingRun waitAgain() {
    return next(null, RunProgress.NONE, new Queued());
  }

  private TrainingRun next(@Nullable Instant started, RunProgress to, RunState state) {
    return new TrainingRun(id, request, createdAt, started, revision + 1, to, state);
  }
}
