package dev.tradewind.bench;

import dev.tradewind.api.feature.v1.FeatureServiceGrpc.FeatureServiceBlockingStub;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesRequest;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.EventServiceGrpc.EventServiceBlockingStub;
import dev.tradewind.api.ingestion.v1.IngestEventsRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * From acknowledged to readable, seen from outside, while a steady stream of events comes in: one
 * event after another of a shopper nobody has seen is sent, and read until it is there.
 */
final class FreshnessRun {

  private static final int BATCH = 20;
  private static final String FEATURE = "shopper_activity:views_7d";
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final EventServiceBlockingStub events;
  private final FeatureServiceBlockingStub features;
  private final BenchShop shop;
  private final Clock clock;

  FreshnessRun(
      EventServiceBlockingStub events,
      FeatureServiceBlockingStub features,
      BenchShop shop,
      Clock clock) {
    this.events = events;
    this.features = features;
    this.shop = shop;
    this.clock = clock;
  }

  /**
   * Measures.
   *
   * @param eventsPerSecond that come in meanwhile
   * @param probes how many events are followed
   */
  Latencies measure(int eventsPerSecond, int probes) throws InterruptedException {
    AtomicBoolean running = new AtomicBoolean(true);
    ExecutorService stream = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> sent = stream.submit(() -> stream(eventsPerSecond, running));
      long[] nanos = new long[probes];
      for (int probe = 0; probe < probes; probe++) {
        nanos[probe] = probe();
      }
      running.set(false);
      sent.get();
      return Latencies.of(nanos);
    } catch (ExecutionException failure) {
      throw new IllegalStateException("events were not taken", failure.getCause());
    } finally {
      running.set(false);
      stream.shutdownNow();
    }
  }

  /** Keeps to the rate by the clock: what comes late is made up for. */
  private int stream(int eventsPerSecond, AtomicBoolean running) {
    long begin = System.nanoTime();
    int sent = 0;
    while (running.get()) {
      long due = begin + TimeUnit.SECONDS.toNanos(sent) / eventsPerSecond;
      long wait = due - System.nanoTime();
      if (wait > 0) {
        LockSupport.parkNanos(wait);
        continue;
      }
      List<Event> batch = new ArrayList<>(BATCH);
      for (int i = 0; i < BATCH; i++) {
        batch.add(shop.event(sent + i, clock.instant()));
      }
      events.ingestEvents(IngestEventsRequest.newBuilder().addAllEvents(batch).build());
      sent += BATCH;
    }
    return sent;
  }

  private long probe() {
    String shopper = "probe-" + UUID.randomUUID();
    Event event =
        shop.event(0, clock.instant()).toBuilder()
            .setShopperId(shopper)
            .setViewItem(
                dev.tradewind.api.ingestion.v1.ViewItem.newBuilder().setItemId("bench-item-0"))
            .build();
    GetOnlineFeaturesRequest read =
        GetOnlineFeaturesRequest.newBuilder().addFeatures(FEATURE).addEntityIds(shopper).build();
    events.ingestEvents(IngestEventsRequest.newBuilder().addEvents(event).build());
    long acknowledged = System.nanoTime();
    while (features.getOnlineFeatures(read).getRows(0).getValues(0).getInt64Value() == 0) {
      if (System.nanoTime() - acknowledged > PATIENCE_NANOS) {
        throw new IllegalStateException("an acknowledged event did not become readable");
      }
    }
    return System.nanoTime() - acknowledged;
  }
}
