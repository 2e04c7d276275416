package dev.tradewind.training.run;

import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.training.error.TrainingReason;
import dev.tradewind.training.settings.TrainingSettings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs that wait, first come first served, and the threads that execute them. A place is reserved
 * before a run is stored, so that what was accepted is always executed. There are so many places in
 * all, and so many of one model.
 */
@ApplicationScoped
public class RunQueue {

  private final ThreadPoolExecutor threads;
  private final Map<String, Task> waiting = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Void>> atWork = new ConcurrentHashMap<>();
  private final Places places;
  private final Consumer<RunLeft> left;

  @Inject
  RunQueue(TrainingSettings settings, Event<RunLeft> left) {
    this(
        settings.concurrentRuns(),
        new Places(settings.concurrentRuns() + settings.queueCapacity(), settings.modelCapacity()),
        left::fire);
  }

  RunQueue(int concurrent, Places places, Consumer<RunLeft> left) {
    this.places = places;
    this.left = left;
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

  /** Reserves a place for a run of the model. Fails with QUEUE_FULL. */
  void reserve(String model) {
    places.take(model).ifPresent(full -> refuse(full));
  }

  private static void refuse(String full) {
    throw new ServiceException(TrainingReason.QUEUE_FULL, full);
  }

  /** Reserves a place whatever the capacity: for runs that were accepted before a restart. */
  void reserveAgain(String model) {
    places.takeAnyway(model);
  }

  /** Gives a place back that was not used. */
  void release(String model) {
    places.giveBack(model);
  }

  /** Executes the work when its turn comes; takes over the place. */
  void submit(String runId, String model, Runnable work) {
    Task task = new Task(runId, model, work);
    waiting.put(runId, task);
    threads.execute(task);
  }

  /** Takes a run that waits out of the queue; nothing where it does not wait any more. */
  void remove(String runId) {
    Task task = waiting.remove(runId);
    if (task != null && threads.remove(task)) {
      release(task.model());
      left.accept(new RunLeft(runId));
    }
  }

  /** Complete when the run is not at work. */
  CompletableFuture<Void> ended(String runId) {
    return atWork.getOrDefault(runId, CompletableFuture.completedFuture(null));
  }

  /** The runs that wait or are at work. */
  Set<String> runs() {
    Set<String> runs = new HashSet<>(waiting.keySet());
    runs.addAll(atWork.keySet());
    return runs;
  }

  /**
   * Interrupts what is at work and forgets what waits: the next start finds both in the database.
   */
  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }

  /** A run's turn. Two of them are different even if all they say is the same. */
  private final class Task implements Runnable {

    private final String runId;
    private final String model;
    private final Runnable work;

    Task(String runId, String model, Runnable work) {
      this.runId = runId;
      this.model = model;
      this.work = work;
    }

    String model() {
      return model;
    }

    @Override
    public void run() {
      CompletableFuture<Void> end = new CompletableFuture<>();
      atWork.put(runId, end);
      waiting.remove(runId, this);
      try {
        work.run();
      } finally {
        release(model);
        atWork.remove(runId, end);
        end.complete(null);
        left.accept(new RunLeft(runId));
      }
    }
  }
}
