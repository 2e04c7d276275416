package dev.tradewind.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Closed-loop load: so many callers, each sending its next call when the last has been answered.
 *
 * @param latencies of every call
 * @param wall from the first call to the last answer
 */
record Load(Latencies latencies, Duration wall) {

  /** One call, by number; throws where it fails. */
  interface Call {
    void run(int number) throws Exception;
  }

  static Load run(int calls, int callers, Call call) throws InterruptedException {
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
}
