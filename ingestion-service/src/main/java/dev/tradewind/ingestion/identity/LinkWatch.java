package dev.tradewind.ingestion.identity;

import dev.tradewind.ingestion.identity.domain.LinkSlice;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Looks, while readers wait, at where the links end: another replica may have made one. */
@Singleton
class LinkWatch {

  private static final Logger LOG = Logger.getLogger(LinkWatch.class);

  private final IdentityLinks links;
  private final LinkSignal signal;
  private final Vertx vertx;
  private final long intervalMillis;
  private final AtomicBoolean looking = new AtomicBoolean();
  private long timer;

  LinkWatch(IdentityLinks links, LinkSignal signal, Vertx vertx, IdentityConfig config) {
    this.links = links;
    this.signal = signal;
    this.vertx = vertx;
    this.intervalMillis = config.checkInterval().toMillis();
    if (intervalMillis < 1) {
      throw new IllegalArgumentException(
          "tradewind.ingestion.identity.check-interval: "
              + config.checkInterval()
              + " (expected: >= 1 ms)");
    }
  }

  void start(@Observes StartupEvent start) {
    timer = vertx.setPeriodic(intervalMillis, tick -> look());
  }

  void stop(@Observes ShutdownEvent stop) {
    vertx.cancelTimer(timer);
  }

  private void look() {
    if (!signal.isAwaited() || !looking.compareAndSet(false, true)) {
      return;
    }
    links
        .read(Long.MAX_VALUE, 1)
        .map(LinkSlice::endSequence)
        .onTermination()
        .invoke(() -> looking.set(false))
        .subscribe()
        .with(
            signal::endsAt,
            failure -> LOG.debugf(failure, "the links could not be looked at; trying again"));
  }
}
