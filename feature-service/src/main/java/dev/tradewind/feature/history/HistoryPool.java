package dev.tradewind.feature.history;

import dev.tradewind.feature.history.LogPrefix.LogUnreadableException;
import dev.tradewind.feature.history.spill.SpillFullException;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Threads for work that blocks: a bounded number, and a bounded number of tasks that wait. */
public final class HistoryPool {

  private static final long STOP_SECONDS = 10;

  private final ThreadPoolExecutor pool;
  private final long maxBytes;

  public HistoryPool(String name, int threads, int waiting, long maxBytes) {
    this.maxBytes = maxBytes;
    this.pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
  }

  /**
   * Does work on one of the threads.
   *
   * @return fails with OVERLOADED where too much waits, DEPENDENCY_UNAVAILABLE where the log does
   *     not answer, TRAINING_SET_TOO_LARGE
   */
  public <T> Uni<T> on(Supplier<T> work) {
    return Uni.createFrom()
        .item(work)
        .runSubscriptionOn(pool)
        .onFailure(TimeoutException.class)
        .transform(late -> unavailable("the log was not read in time; try again later"))
        .onFailure(LogUnreadableException.class)
        .transform(failure -> unavailable(failure.getMessage() + "; try again later"))
        .onFailure(SpillFullException.class)
        .transform(full -> RowWriter.tooLarge(maxBytes))
        .onFailure(RejectedExecutionException.class)
        .transform(
            full ->
                new ServiceException(
                    CommonReason.OVERLOADED,
                    "too many training sets are asked for; try again later"));
  }

  private static ServiceException unavailable(String message) {
    return new ServiceException(CommonReason.DEPENDENCY_UNAVAILABLE, message);
  }

  /** Interrupts what is under way, and waits a little for its end. */
  public void stop() {
    pool.shutdownNow();
    try {
      pool.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
