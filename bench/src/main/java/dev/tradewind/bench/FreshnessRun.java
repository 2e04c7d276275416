package dev.tradewind.bench;

import dev.tradewind.api.feature.v1.FeatureServiceGrpc.FeatureServiceBlockingStub;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesRequest;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.EventServiceGrpc.EventServiceBlockingStub;
import dev.tradewind.api.ingestion.v1.IngestEventsRequest;
import dev.tradewind.api.ingestion.v1.ViewItem;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * From acknowledged to readable, seen from outside, while a steady stream of events comes in: one
 * event after another of a shopper nobody has seen is sent, and read until it is there.
 */
final class FreshnessRun {

  private static final int BATCH = 20;

  /** So that an acknowledgement that takes long does not keep the others back. */
  private static final int SENDERS = 8;

  private static final String FEATURE = "shopper_activity:views_7d";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Between two reads of a probe, so that it is not the probe that keeps the machine busy. */
  private static final Duration BETWEEN_READS = Duration.ofMillis(1);

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
   * What was seen.
   *
   * @param readable from the acknowledgement on
   * @param acknowledged from sending a probe on
   * @param eventsPerSecond that came in meanwhile
   */
  record Freshness(Latencies readable, Latencies acknowledged, double eventsPerSecond) {

    void addTo(Figures figures) {
      figures
          .with("freshness_ms_p50", readable.millis(0.5))
          .with("freshness_ms_p99", readable.millis(0.99))
          .with("freshness_ack_ms_p50", acknowledged.millis(0.5))
          .with("freshness_ack_ms_p99", acknowledged.millis(0.99))
          .with("freshness_events_per_second", eventsPerSecond);
    }
  }

  /**
   * Measures.
   *
   * @param eventsPerSecond that are to come in meanwhile
   * @param probes how many events are followed, after a fifth as many that are not counted
   */
  Freshness measure(int eventsPerSecond, int probes) throws InterruptedException {
    AtomicBoolean running = new AtomicBoolean(true);
    AtomicInteger sent = new AtomicInteger();
    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    try {
      long begin = System.nanoTime();
      List<Future<?>> streams = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        streams.add(senders.submit(() -> stream(begin, eventsPerSecond, sent, running)));
      }
      follow(probes / 5);
      int sentBefore = sent.get();
      long counted = System.nanoTime();
      long[][] nanos = follow(probes);
      double seconds = (System.nanoTime() - counted) / 1e9;
      double rate = (sent.get() - sentBefore) / seconds;
      running.set(false);
      for (Future<?> stream : streams) {
        stream.get();
      }
      return new Freshness(Latencies.of(nanos[1]), Latencies.of(nanos[0]), rate);
    } catch (ExecutionException failure) {
      throw new IllegalStateException("events were not taken", failure.getCause());
    } finally {
      running.set(false);
      senders.shutdownNow();
    }
  }

  /** Keeps to the rate by the clock: what comes late is made up for. */
  private void stream(long begin, int eventsPerSecond, AtomicInteger sent, AtomicBoolean running) {
    while (running.get()) {
      int first = sent.getAndAdd(BATCH);
      long due = begin + TimeUnit.SECONDS.toNanos(first) / eventsPerSecond;
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      IngestEventsRequest.Builder batch = IngestEventsRequest.newBuilder();
      for (int i = 0; i < BATCH; i++) {
        batch.addEvents(shop.event(first + i, clock.instant()));
      }
      events.ingestEvents(batch.build());
    }
  }

  /** For each probe: how long until it was acknowledged, and from then until it was readable. */
  private long[][] follow(int probes) {
    long[][] nanos = new long[2][probes];
    for (int probe = 0; probe < probes; probe++) {
      String shopper = "probe-" + UUID.randomUUID();
      Event event =
          shop.event(0, clock.instant()).toBuilder()
              .setShopperId(shopper)
              .setViewItem(ViewItem.newBuilder().setItemId("bench-item-0"))
              .build();
      long begin = System.nanoTime();
      events.ingestEvents(IngestEventsRequest.newBuilder().addEvents(event).build());
      long acknowledged = System.nanoTime();
      awaitReadable(shopper, acknowledged);
      nanos[0][probe] = acknowledged - begin;
      nanos[1][probe] = System.nanoTime() - acknowledged;
    }
    return nanos;
  }

  private void awaitReadable(String shopper, long acknowledged) {
    GetOnlineFeaturesRequest read =
        GetOnlineFeaturesRequest.newBuilder().addFeatures(FEATURE).addEntityIds(shopper).build();
    while (features.getOnlineFeatures(read).getRows(0).getValues(0).getInt64Value() == 0) {
      if (System.nanoTime() - acknowledged > PATIENCE.toNanos()) {
        throw new IllegalStateException("an acknowledged event did not become readable");
      }
      LockSupport.parkNanos(BETWEEN_READS.toNanos());
    }
  }
}
