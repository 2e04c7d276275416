package dev.tradewind.training.worker;

import dev.tradewind.training.run.Phase;
import dev.tradewind.training.run.ProgressListener;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Says once a second how far the run is, also while a long step keeps the run itself from saying
 * so, and at once when the phase changes. What is left is extrapolated from the fraction done.
 */
final class Progress implements ProgressListener, AutoCloseable {

  /** How far it is. */
  record State(Phase phase, double fraction, int epoch, double loss) {}

  private final Messages messages;
  private final Clock clock;
  private final long start;
  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
          });
  private final ScheduledFuture<?> beats;
  private volatile State state = new State(Phase.DATASET, 0, 0, Double.NaN);

  Progress(Messages messages, Clock clock) {
    this.messages = messages;
    this.clock = clock;
    start = clock.millis();
    beats = beat.scheduleAtFixedRate(this::report, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public void progressed(Phase phase, double share, int epoch, double loss) {
    State before = state;
    boolean same = before.phase() == phase;
    state =
        new State(
            phase,
            Math.max(before.fraction(), phase.fraction(share)),
            Math.max(before.epoch(), epoch),
            Double.isNaN(loss) ? before.loss() : loss);
    if (!same) {
      report();
    }
  }

  /** One at a time, so that what is written never goes back. */
  private synchronized void report() {
    State now = state;
    double elapsed = (clock.millis() - start) / 1000.0;
    double remaining =
        now.fraction() > 0.01 ? elapsed * (1 - now.fraction()) / now.fraction() : Double.NaN;
    messages.progress(now, remaining);
  }

  @Override
  public void close() {
    beats.cancel(false);
    beat.shutdownNow();
    try {
      beat.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
