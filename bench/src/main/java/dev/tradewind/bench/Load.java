package dev.tradewind.bench;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Closed-loop load: so many calls under way, the next sent when one has been answered.
 *
 * @param latencies of every call
 * @param wall from the first call to the last answer
 */
public record Load(Latencies latencies, Duration wall) {

  /** One call, by number; throws where it fails. */
  public interface Call {
    /** Returns when it is answered. */
    void run(int number) throws Exception;
  }

  /** One call that nobody waits for, by number. */
  public interface AsyncCall {
    /** Done when it is answered. */
    ListenableFuture<?> start(int number);
  }

  /** Callers that each wait for their answers, on a thread of their own. */
  public static Load run(int calls, int callers, Call call) throws InterruptedException {
    long[] nanos = new long[calls];
    AtomicInteger next = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(callers);
    long begin = System.nanoTime();
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int caller = 0; caller < callers; caller++) {
        running.add(
            pool.submit(
                () -> {
                  for (int i = next.getAndIncrement(); i < calls; i = next.getAndIncrement()) {
                    long start = System.nanoTime();
                    call.run(i);
                    nanos[i] = System.nanoTime() - start;
                  }
                  return null;
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException failure) {
      throw new IllegalStateException("a call failed: " + failure.getCause(), failure.getCause());
    } finally {
      pool.shutdownNow();
    }
    return new Load(Latencies.of(nanos), Duration.ofNanos(System.nanoTime() - begin));
  }

  /**
   * The same without a thread for each caller: who takes an answer sends the next call. It is how a
   * service sends that has many calls under way at once.
   */
  public static Load runAsync(int calls, int underWay, AsyncCall call) throws InterruptedException {
    AsyncRun run = new AsyncRun(calls, call);
    long begin = System.nanoTime();
    for (int i = 0; i < underWay; i++) {
      run.next();
    }
    try {
      run.allAnswered.get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException("a call failed: " + failure.getCause(), failure.getCause());
    }
    return new Load(Latencies.of(run.nanos), Duration.ofNanos(System.nanoTime() - begin));
  }

  private static final class AsyncRun {
    private final AsyncCall call;
    private final long[] nanos;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final CompletableFuture<Void> allAnswered = new CompletableFuture<>();

    AsyncRun(int calls, AsyncCall call) {
      this.call = call;
      this.nanos = new long[calls];
    }

    void next() {
      int number = sent.getAndIncrement();
      if (number < nanos.length && !allAnswered.isDone()) {
        long start = System.nanoTime();
        ListenableFuture<?> answer = call.start(number);
        answer.addListener(() -> take(answer, number, start), Runnable::run);
      }
    }

    private void take(ListenableFuture<?> answer, int number, long start) {
      try {
        Futures.getDone(answer);
      } catch (ExecutionException failure) {
        allAnswered.completeExceptionally(failure.getCause());
        return;
      }
      nanos[number] = System.nanoTime() - start;
      if (answered.incrementAndGet() == nanos.length) {
        allAnswered.complete(null);
      }
      next();
    }
  }
}
