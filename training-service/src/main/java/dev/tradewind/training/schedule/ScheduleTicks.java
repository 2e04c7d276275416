package dev.tradewind.training.schedule;

import dev.tradewind.training.database.DatabaseContext;
import dev.tradewind.training.run.RunLeft;
import dev.tradewind.training.settings.TrainingSettings;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks from time to time which schedules are due, and lets each of them have its turn. */
@ApplicationScoped
class ScheduleTicks {

  private static final Logger LOG = Logger.getLogger(ScheduleTicks.class);
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final ScheduleStore schedules;
  private final DecisionStore decisions;
  private final ScheduleTurn turn;
  private final DatabaseContext database;
  private final Clock clock;
  private final Duration pause;
  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "schedules");
            thread.setDaemon(true);
            return thread;
          });

  private @Nullable ScheduledFuture<?> beats;

  ScheduleTicks(
      ScheduleStore schedules,
      DecisionStore decisions,
      ScheduleTurn turn,
      DatabaseContext database,
      TrainingSettings settings,
      Clock clock) {
    this.schedules = schedules;
    this.decisions = decisions;
    this.turn = turn;
    this.database = database;
    this.clock = clock;
    this.pause = settings.scheduleTick();
  }

  void begin(@Observes @Priority(Integer.MAX_VALUE) StartupEvent start) {
    beats =
        beat.scheduleWithFixedDelay(
            this::beat, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void beat() {
    try {
      tick(clock.instant()).await().atMost(PATIENCE);
    } catch (RuntimeException failure) {
      LOG.warnf(failure, "schedules are looked at again in %s", pause);
    }
  }

  /** What became of a run is written down as soon as it has ended. */
  void leftQueue(@Observes RunLeft run) {
    database
        .call(decisions::recordEnds)
        .subscribe()
        .with(
            recorded -> LOG.debugf("%d runs of schedules have ended", recorded),
            failure -> LOG.warnf(failure, "the end of run %s is written down later", run.runId()));
  }

  /** Lets all schedules that are due at a moment have their turn. */
  Uni<Void> tick(Instant now) {
    return database.call(decisions::recordEnds).chain(() -> turns(now));
  }

  private Uni<Void> turns(Instant now) {
    return database
        .call(() -> schedules.claim(now))
        .chain(
            claimed ->
                claimed.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : turn.take(claimed.get(), now).chain(() -> turns(now)));
  }

  @PreDestroy
  void stop() {
    if (beats != null) {
      beats.cancel(true);
    }
    beat.shutdownNow();
  }
}
