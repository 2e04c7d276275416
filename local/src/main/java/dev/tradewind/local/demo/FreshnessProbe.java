package dev.tradewind.local.demo;

import dev.tradewind.api.feature.v1.FeatureStatus;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesRequest;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.IngestEventsRequest;
import dev.tradewind.api.ingestion.v1.Search;
import dev.tradewind.local.client.PlatformClient;
import dev.tradewind.local.load.Amounts;
import dev.tradewind.local.platform.PlatformException;
import java.time.Clock;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Measures freshness from outside: sends one event of a shopper nobody has seen, and reads that
 * shopper's features until it is there. The time includes both calls.
 */
final class FreshnessProbe {

  private static final String FEATURE = "shopper_history:last_query";
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final PlatformClient platform;
  private final Clock clock;

  FreshnessProbe(PlatformClient platform, Clock clock) {
    this.platform = platform;
    this.clock = clock;
  }

  /**
   * Milliseconds.
   *
   * @param p50 median
   * @param p99 99th percentile
   */
  record Freshness(double p50, double p99) {

    static Freshness of(double[] millis) {
      double[] sorted = millis.clone();
      Arrays.sort(sorted);
      return new Freshness(rank(sorted, 0.5), rank(sorted, 0.99));
    }

    /** Nearest rank. */
    private static double rank(double[] sorted, double level) {
      return sorted[Math.max(0, (int) Math.ceil(level * sorted.length) - 1)];
    }
  }

  Freshness measure(int probes) {
    double[] millis = new double[probes];
    for (int probe = 0; probe < probes; probe++) {
      millis[probe] = probe() / 1e6;
    }
    return Freshness.of(millis);
  }

  private long probe() {
    String shopper = "probe-" + UUID.randomUUID();
    IngestEventsRequest batch =
        IngestEventsRequest.newBuilder()
            .addEvents(
                Event.newBuilder()
                    .setEventId(UUID.randomUUID().toString())
                    .setShopperId(shopper)
                    .setOccurredAt(Amounts.timestamp(clock.instant()))
                    .setSearch(Search.newBuilder().setQuery("freshness probe")))
            .build();
    GetOnlineFeaturesRequest read =
        GetOnlineFeaturesRequest.newBuilder().addFeatures(FEATURE).addEntityIds(shopper).build();
    long begun = System.nanoTime();
    platform.events().ingestEvents(batch);
    while (platform.features().getOnlineFeatures(read).getRows(0).getStatuses(0)
        != FeatureStatus.FEATURE_STATUS_PRESENT) {
      if (System.nanoTime() - begun > LIMIT_NANOS) {
        throw new PlatformException(
            "an acknowledged event was not readable within "
                + TimeUnit.NANOSECONDS.toSeconds(LIMIT_NANOS)
                + " s");
      }
    }
    return System.nanoTime() - begun;
  }
}
