package dev.tradewind.training.nn.train;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Makes the next batches while the graph computes: a few ahead, never more. */
final class Prefetch implements AutoCloseable {

  private static final int AHEAD = 2;

  private final ExecutorService maker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "batches");
            thread.setDaemon(true);
            return thread;
          });
  private final BlockingQueue<Future<Feeds>> ready = new ArrayBlockingQueue<>(AHEAD);
  private final Iterator<Supplier<Feeds>> left;

  Prefetch(List<Supplier<Feeds>> batches) {
    left = batches.iterator();
    fill();
  }

  private void fill() {
    while (ready.remainingCapacity() > 0 && left.hasNext()) {
      ready.add(maker.submit(left.next()::get));
    }
  }

  /** The next batch, which is the caller's to close; waits for it. */
  Feeds next() throws InterruptedException {
    Future<Feeds> first = ready.remove();
    fill();
    try {
      return first.get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException("a batch cannot be made", failure.getCause());
    }
  }

  @Override
  public void close() {
    maker.shutdown();
    for (Future<Feeds> unused : ready) {
      if (!unused.cancel(false)) {
        closeWhenMade(unused);
      }
    }
  }

  private static void closeWhenMade(Future<Feeds> made) {
    try {
      made.get().close();
    } catch (ExecutionException | CancellationException nothingMade) {
      // Nobody wanted it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
