package dev.tradewind.local.load;

import dev.tradewind.local.console.Poll;
import dev.tradewind.local.platform.PlatformException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Tries an idempotent call again while the other side is down or busy: waits twice as long each
 * time, with jitter, and gives up when nothing has worked for a while.
 */
public final class Backoff {

  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final Duration patience;
  private final Random jitter;
  private final AtomicLong retries = new AtomicLong();

  /**
   * @param patience how long one call is tried at most
   * @param seed of the jitter
   */
  public Backoff(Duration patience, long seed) {
    this.patience = patience;
    this.jitter = new Random(seed);
  }

  /** How many times anything was tried again. */
  public long retries() {
    return retries.get();
  }

  /**
   * Calls until it works.
   *
   * @throws PlatformException where patience ends, or the failure is none that time heals
   */
  public <T> T call(String what, Supplier<T> call) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    Duration wait = FIRST;
    while (true) {
      try {
        return call.get();
      } catch (StatusRuntimeException failure) {
        if (!isTransient(failure.getStatus().getCode())) {
          throw new PlatformException(what + " was refused: " + describe(failure), failure);
        }
        if (System.nanoTime() - end >= 0) {
          throw new PlatformException(
              what
                  + " did not work for "
                  + patience.toSeconds()
                  + " s: "
                  + describe(failure)
                  + " (send it again once the service is back; what has arrived is not counted twice)",
              failure);
        }
        retries.incrementAndGet();
        pause(wait);
        wait = wait.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : wait.multipliedBy(2);
      }
    }
  }

  private static String describe(StatusRuntimeException failure) {
    return failure.getStatus().getCode() + ", " + failure.getStatus().getDescription();
  }

  private void pause(Duration wait) throws InterruptedException {
    double factor;
    synchronized (jitter) {
      factor = 0.5 + jitter.nextDouble();
    }
    Poll.pause(Duration.ofNanos((long) (wait.toNanos() * factor)));
  }

  private static boolean isTransient(Status.Code code) {
    return switch (code) {
      case UNAVAILABLE, RESOURCE_EXHAUSTED, DEADLINE_EXCEEDED, CANCELLED -> true;
      default -> false;
    };
  }
}
