package dev.tradewind.training.blocking;

import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Reads files on few threads of its own: callers on an event loop may not wait for a disk. */
@ApplicationScoped
public class FileWork {

  private static final int THREADS = 2;
  private static final int WAITING = 32;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          work -> {
            Thread thread = new Thread(work, "file-work");
            thread.setDaemon(true);
            return thread;
          });

  /** The work's outcome, on a thread of this pool. Fails with OVERLOADED where much waits. */
  public <T> Uni<T> call(Callable<T> work) {
    return Uni.createFrom().completionStage(() -> begin(work));
  }

  private <T> CompletableFuture<T> begin(Callable<T> work) {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    try {
      threads.execute(() -> complete(outcome, work));
    } catch (RejectedExecutionException full) {
      outcome.completeExceptionally(
          new ServiceException(
              CommonReason.OVERLOADED,
              WAITING + " calls wait for files already; try again in a moment"));
    }
    return outcome;
  }

  private static <T> void complete(CompletableFuture<T> outcome, Callable<T> work) {
    try {
      outcome.complete(work.call());
    } catch (Exception failure) {
      outcome.completeExceptionally(failure);
    }
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
