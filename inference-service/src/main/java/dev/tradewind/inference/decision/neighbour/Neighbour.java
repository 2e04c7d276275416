package dev.tradewind.inference.decision.neighbour;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Bounds the calls to something that may be down, and tells the log when it goes and comes. */
final class Neighbour {

  private static final Logger LOG = Logger.getLogger(Neighbour.class);

  private final String name;
  private final Duration timeout;
  private final AtomicBoolean answering = new AtomicBoolean(true);

  /**
   * @param name for the log
   * @param timeout of each call
   */
  Neighbour(String name, Duration timeout) {
    this.name = name;
    this.timeout = timeout;
  }

  <T> Uni<T> bounded(Uni<T> call) {
    return call.ifNoItem()
        .after(timeout)
        .fail()
        .onItem()
        .invoke(
            () -> {
              if (answering.compareAndSet(false, true)) {
                LOG.infof("%s: answers again", name);
              }
            })
        .onFailure()
        .invoke(
            failure -> {
              if (answering.compareAndSet(true, false)) {
                LOG.warnf("%s: does not answer, recommendations go on without: %s", name, failure);
              }
            });
  }
}
