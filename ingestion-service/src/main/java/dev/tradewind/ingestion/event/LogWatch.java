package dev.tradewind.ingestion.event;

import dev.tradewind.ingestion.event.domain.Extent;
import dev.tradewind.ingestion.event.log.EventLog;
import dev.tradewind.ingestion.event.log.EventLogConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Looks, while readers wait, at where the log ends: another replica may have appended to it. One
 * small query an interval, however many wait.
 */
@Singleton
class LogWatch {

  private static final Logger LOG = Logger.getLogger(LogWatch.class);

  private final EventLog log;
  private final AppendSignal signal;
  private final Vertx vertx;
  private final long intervalMillis;
  private final AtomicBoolean looking = new AtomicBoolean();
  private long timer;

  LogWatch(EventLog log, AppendSignal signal, Vertx vertx, EventLogConfig config) {
    this.log = log;
    this.signal = signal;
    this.vertx = vertx;
    this.intervalMillis = config.read().checkInterval().toMillis();
    if (intervalMillis < 1) {
      throw new IllegalArgumentException(
          "tradewind.ingestion.read.check-interval: "
              + config.read().checkInterval()
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
    log.extents()
        .map(LogWatch::ends)
        .onTermination()
        .invoke(() -> looking.set(false))
        .subscribe()
        .with(
            signal::appended,
            failure -> LOG.debugf(failure, "the log could not be looked at; trying again"));
  }

  private static Map<Integer, Long> ends(Map<Integer, Extent> extents) {
    Map<Integer, Long> ends = new HashMap<>();
    extents.forEach((partition, extent) -> ends.put(partition, extent.endOffset()));
    return ends;
  }
}
