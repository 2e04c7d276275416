package dev.tradewind.inference.serving.runtime;

import dev.tradewind.inference.call.Setting;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that run models, and the queue before them: both bounded. */
@Singleton
public class ModelWorkers {

  private final ThreadPoolExecutor pool;

  /** A pool as configured. */
  public ModelWorkers(ServingConfig config) {
    int workers = Setting.between("tradewind.inference.serving.workers", config.workers(), 1, 256);
    int queue = Setting.between("tradewind.inference.serving.queue", config.queue(), 1, 100_000);
    AtomicInteger number = new AtomicInteger();
    this.pool =
        new ThreadPoolExecutor(
            workers,
            workers,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(queue),
            work -> new Thread(work, "model-worker-" + number.incrementAndGet()));
  }

  /**
   * Runs the work when a thread is free.
   *
   * @throws ServiceException OVERLOADED where the queue is full; the work is then never run
   */
  void execute(Runnable work) {
    try {
      pool.execute(work);
    } catch (RejectedExecutionException full) {
      throw new ServiceException(
          CommonReason.OVERLOADED, "more model runs are waiting than the queue holds; try later");
    }
  }

  /** Work that waits is still run: its callers wait for an answer. */
  @PreDestroy
  void stop() throws InterruptedException {
    pool.shutdown();
    if (!pool.awaitTermination(10, TimeUnit.SECONDS)) {
      pool.shutdownNow();
    }
  }
}
