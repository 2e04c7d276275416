package dev.tradewind.feature.materialization;

import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.log.EventLog;
import dev.tradewind.feature.online.OnlineStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Follows the log for as long as the service runs. */
@Singleton
class MaterializerLifecycle {

  private final Materializer materializer;

  MaterializerLifecycle(
      EventLog log,
      OnlineStore store,
      ViewCatalog catalog,
      MaterializationConfig config,
      Clock clock) {
    this.materializer = new Materializer(log, store, catalog, config, clock);
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
