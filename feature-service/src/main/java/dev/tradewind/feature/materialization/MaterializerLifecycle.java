package dev.tradewind.feature.materialization;

import dev.tradewind.feature.definition.DeclaredCatalog;
import dev.tradewind.feature.log.EventLog;
import dev.tradewind.feature.online.GenerationViews;
import dev.tradewind.feature.online.LiveCatalog;
import dev.tradewind.feature.online.OnlineStore;
import dev.tradewind.feature.start.Settings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Follows the log for as long as the service runs. */
@Singleton
class MaterializerLifecycle {

  private final Materializer materializer;

  MaterializerLifecycle(
      EventLog log,
      OnlineStore store,
      DeclaredCatalog declared,
      GenerationViews views,
      LiveCatalog live,
      MaterializationConfig config,
      Clock clock) {
    check(config);
    this.materializer =
        new Materializer(new Following(log, store, declared, views, live, config, clock));
  }

  private static void check(MaterializationConfig config) {
    String prefix = "tradewind.feature.materialization.";
    Duration hour = Duration.ofHours(1);
    Duration instant = Duration.ofMillis(1);
    Settings.check(prefix + "batch-size", config.batchSize(), 1, 5000);
    Settings.check(prefix + "cached-states", config.cachedStates(), 0, 1_000_000);
    Settings.check(prefix + "long-poll", config.longPoll(), Duration.ZERO, Duration.ofSeconds(30));
    Settings.check(prefix + "check-every", config.checkEvery(), instant, hour);
    Settings.check(prefix + "first-retry", config.firstRetry(), instant, hour);
    Settings.check(prefix + "longest-retry", config.longestRetry(), config.firstRetry(), hour);
  }

  @Produces
  @Singleton
  Materializer materializer() {
    return materializer;
  }

  void start(@Observes StartupEvent event) {
    materializer.start();
  }

  void stop(@Observes ShutdownEvent event) {
    materializer.stop();
  }
}
