package dev.tradewind.ingestion.cleaning;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Counts what the rules catch. Counting in the append itself would make every batch of every
 * instance wait for the same few rows; so each instance counts in memory, and adds that to the
 * common counts every few seconds, when it is asked for them, and when it ends. A count whose
 * writing failed is written with the next; where only the answer was lost, it is then written
 * twice.
 */
@Singleton
public class CaughtEvents {

  private static final Logger LOG = Logger.getLogger(CaughtEvents.class);
  private static final Duration LAST_WRITE = Duration.ofSeconds(5);

  private final RuleCounts counts;
  private final Vertx vertx;
  private final long intervalMillis;
  private Map<String, Long> unwritten = new HashMap<>();
  private long timer;

  CaughtEvents(RuleCounts counts, Vertx vertx, CleaningConfig config) {
    this.counts = counts;
    this.vertx = vertx;
    this.intervalMillis = config.cleaning().countInterval().toMillis();
    if (intervalMillis < 1) {
      throw new IllegalArgumentException(
          "tradewind.ingestion.cleaning.count-interval: "
              + config.cleaning().countInterval()
              + " (expected: >= 1 ms)");
    }
  }

  void start(@Observes StartupEvent start) {
    timer =
        vertx.setPeriodic(
            intervalMillis,
            tick ->
                write()
                    .subscribe()
                    .with(
                        written -> {},
                        failure -> LOG.debugf(failure, "counts stay unwritten; trying again")));
  }

  void stop(@Observes ShutdownEvent stop) {
    vertx.cancelTimer(timer);
    try {
      write().await().atMost(LAST_WRITE);
    } catch (RuntimeException failure) {
      LOG.warnf(failure, "counts of what cleaning caught are lost: %s", unwritten());
    }
  }

  /** Counts one event more for each of the rules. */
  public synchronized void add(Iterable<String> rules) {
    for (String rule : rules) {
      unwritten.merge(rule, 1L, Long::sum);
    }
  }

  /** The counts of all instances, this one's up to now. */
  public Uni<Map<String, Long>> totals() {
    return write().chain(counts::totals);
  }

  private Uni<Void> write() {
    return Uni.createFrom()
        .deferred(
            () -> {
              Map<String, Long> caught = take();
              return caught.isEmpty()
                  ? Uni.createFrom().voidItem()
                  : counts.add(caught).onFailure().invoke(() -> putBack(caught));
            });
  }

  private synchronized Map<String, Long> take() {
    Map<String, Long> taken = unwritten;
    unwritten = new HashMap<>();
    return taken;
  }

  private synchronized void putBack(Map<String, Long> caught) {
    caught.forEach((rule, count) -> unwritten.merge(rule, count, Long::sum));
  }

  private synchronized Map<String, Long> unwritten() {
    return Map.copyOf(unwritten);
  }
}
