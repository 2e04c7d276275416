package dev.tradewind.inference.call;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Blocking work on a thread of its own, again and again; the work says when it wants to go on. */
public final class RepeatingTask implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(RepeatingTask.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  private final String name;
  private final Supplier<Duration> work;
  private final ScheduledExecutorService thread;

  /**
   * @param name of the thread
   * @param work does one round and returns the pause before the next
   */
  public RepeatingTask(String name, Supplier<Duration> work) {
    this.name = name;
    this.work = work;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread created = new Thread(task, name);
              created.setDaemon(true);
              return created;
            });
  }

  /** Starts the first round now. */
  public void start() {
    thread.execute(this::round);
  }

  private void round() {
    Duration pause = AFTER_FAILURE;
    try {
      pause = work.get();
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "%s: this round failed, the next is in %s", name, AFTER_FAILURE);
    } finally {
      if (!thread.isShutdown()) {
        thread.schedule(this::round, pause.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }

  /** No further round starts; one that is under way ends in its own time, at most 5 s. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warnf("%s: the round under way did not end", name);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
