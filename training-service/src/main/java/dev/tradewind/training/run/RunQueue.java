package dev.tradewind.training.run;

import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.training.error.TrainingReason;
import dev.tradewind.training.settings.TrainingSettings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs that wait and the threads that execute them. A place is reserved before a run is stored, so
 * that what was accepted is always executed.
 */
@ApplicationScoped
public class RunQueue {

  private final ThreadPoolExecutor threads;
  private final ConcurrentHashMap<String, Runnable> waiting = new ConcurrentHashMap<>();
  private final AtomicInteger places = new AtomicInteger();
  private final int capacity;

  RunQueue(TrainingSettings settings) {
    int concurrent = settings.concurrentRuns();
    capacity = concurrent + settings.queueCapacity();
    AtomicInteger number = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            concurrent,
            concurrent,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "training-run-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Reserves a place. Fails with QUEUE_FULL. */
  void reserve() {
    if (places.incrementAndGet() > capacity) {
      places.decrementAndGet();
      throw new ServiceException(
          TrainingReason.QUEUE_FULL,
          capacity + " runs are at work or wait already; try again when one has ended");
    }
  }

  /** Reserves a place whatever the capacity: for runs that were accepted before a restart. */
  void reserveAgain() {
    places.incrementAndGet();
  }

  /** Gives a place back that was not used. */
  void release() {
    places.decrementAndGet();
  }

  /** Executes the work when its turn comes; takes over the place. */
  void submit(String runId, Runnable work) {
    Runnable task =
        () -> {
          waiting.remove(runId);
          try {
            work.run();
          } finally {
            release();
          }
        };
    waiting.put(runId, task);
    threads.execute(task);
  }

  /** Takes a run that waits out of the queue; nothing where it does not wait any more. */
  void remove(String runId) {
    Runnable task = waiting.remove(runId);
    if (task != null && threads.remove(task)) {
      release();
    }
  }

  /**
   * Interrupts what is at work and forgets what waits: the next start finds both in the database.
   */
  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
