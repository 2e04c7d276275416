package dev.tradewind.ingestion.event.kafka;

import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Threads for calls that block, with a bounded queue in front of them. */
final class Lane implements AutoCloseable {

  private static final long CLOSE_SECONDS = 30;

  private final String what;
  private final int maxQueued;
  private final ThreadPoolExecutor threads;

  /**
   * Makes a lane.
   *
   * @param name of its threads
   * @param what the work in the plural, for the caller to read
   * @param width how much is done at once
   * @param maxQueued how much may wait
   */
  Lane(String name, String what, int width, int maxQueued) {
    this.what = what;
    this.maxQueued = maxQueued;
    AtomicInteger next = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            width,
            width,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(maxQueued),
            work -> {
              Thread thread = new Thread(work, name + "-" + next.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Runs the work on the lane; fails with OVERLOADED, without having begun, where it is full. */
  <T> Uni<T> run(Supplier<T> work) {
    return Uni.createFrom()
        .item(work)
        .runSubscriptionOn(threads)
        .onFailure(RejectedExecutionException.class)
        .transform(full -> overloaded())
        .onFailure()
        .transform(KafkaFailures::translate);
  }

  /** The lane itself; it may refuse work. */
  Executor executor() {
    return threads;
  }

  /** Finishes what was taken on, and takes no more. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private ServiceException overloaded() {
    return new ServiceException(
        CommonReason.OVERLOADED,
        what + " waiting: " + maxQueued + " (no more are taken on; try again later)");
  }
}
