package dev.tradewind.ingestion.bulk;

import dev.tradewind.kit.error.ServiceException;
import io.grpc.Status;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Tries again, for as long as it takes, what fails because a store does not answer or is busy: an
 * import of an hour does not end because a database was restarted. Ends when the service stops.
 */
final class Patience {

  private static final Duration ANSWER = Duration.ofMinutes(1);

  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Duration pause;

  /** With a pause between two tries. */
  Patience(Duration pause) {
    this.pause = pause;
  }

  /** Lets whoever waits give up. */
  void stop() {
    stopped.countDown();
  }

  /** Whether it was stopped. */
  boolean isStopped() {
    return stopped.getCount() == 0;
  }

  /**
   * What the work answers in the end.
   *
   * @throws Stopped where the service stops before
   */
  <T> T await(Supplier<Uni<T>> work) {
    while (true) {
      if (isStopped()) {
        throw new Stopped();
      }
      try {
        return work.get().await().atMost(ANSWER);
      } catch (ServiceException failure) {
        Status.Code code = failure.reason().code();
        if (code != Status.Code.UNAVAILABLE && code != Status.Code.RESOURCE_EXHAUSTED) {
          throw failure;
        }
      } catch (TimeoutException noAnswer) {
        // As good as unavailable: nothing can be said about the work, and it may be done again.
      }
      pauseOrStop();
    }
  }

  private void pauseOrStop() {
    try {
      if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Stopped();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Stopped();
    }
  }

  /** The service stops. */
  static final class Stopped extends RuntimeException {
    Stopped() {
      super("stopped", null, false, false);
    }
  }
}
