package dev.tradewind.training.run;

import dev.tradewind.training.database.DatabaseContext;
import dev.tradewind.training.domain.RunProgress;
import dev.tradewind.training.domain.RunResult;
import dev.tradewind.training.domain.TrainingRun;
import dev.tradewind.training.promotion.domain.Candidate;
import dev.tradewind.training.registry.ModelRegistry;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * Writes down what becomes of a run, from the thread that executes it. Blocks. An end is written
 * down even if the database is away for some minutes: hours of training hang on it.
 */
@ApplicationScoped
public class RunJournal {

  private static final Logger LOG = Logger.getLogger(RunJournal.class);
  private static final int RETRIES = 30;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final RunStore store;
  private final ModelRegistry registry;
  private final RunWatchers watchers;
  private final DatabaseContext database;
  private final Clock clock;

  RunJournal(
      RunStore store,
      ModelRegistry registry,
      RunWatchers watchers,
      DatabaseContext database,
      Clock clock) {
    this.store = store;
    this.registry = registry;
    this.watchers = watchers;
    this.database = database;
    this.clock = clock;
  }

  TrainingRun start(String runId) {
    return change(runId, run -> run.start(clock.instant()));
  }

  boolean isRunning(String runId) {
    return persistently(() -> store.get(runId)).isRunning();
  }

  /** Writes progress down once; that a step is missing harms nobody. */
  void advance(String runId, RunProgress progress) {
    try {
      database.await(() -> store.advance(runId, progress, clock.instant()));
      watchers.changed(runId);
    } catch (RuntimeException failure) {
      LOG.warnf(failure, "run %s: progress is not written down", runId);
    }
  }

  void fail(String runId, String error) {
    TrainingRun ended = change(runId, run -> run.fail(clock.instant(), error));
    LOG.infof("run %s ended: %s", runId, ended.state());
  }

  long reserveVersion(String model) {
    return persistently(() -> registry.reserveVersion(model));
  }

  TrainingRun complete(String runId, RunStore.Success success, Candidate candidate) {
    TrainingRun ended =
        persistently(() -> store.complete(runId, success, candidate, clock.instant()));
    watchers.changed(runId);
    LOG.infof("run %s ended: %s", runId, ended.state());
    return ended;
  }

  /** Ends a run that registers nothing. */
  void completeTrial(String runId, RunResult result, String words) {
    TrainingRun ended = change(runId, run -> run.succeed(clock.instant(), result, 0, words));
    LOG.infof("run %s ended: %s", runId, ended.state());
  }

  private TrainingRun change(String runId, UnaryOperator<TrainingRun> step) {
    TrainingRun after = persistently(() -> store.change(runId, step));
    watchers.changed(runId);
    return after;
  }

  private <T> T persistently(Supplier<Uni<T>> work) {
    return database
        .call(work)
        .ifNoItem()
        .after(LONGEST_PAUSE)
        .failWith(TimeoutException::new)
        .onFailure()
        .retry()
        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
        .atMost(RETRIES)
        .await()
        .atMost(PATIENCE);
  }
}
