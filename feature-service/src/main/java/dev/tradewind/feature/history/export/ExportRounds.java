package dev.tradewind.feature.history.export;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Every few seconds: says what this instance writes, and gives up what others left behind. */
@Singleton
class ExportRounds {

  private static final Logger LOG = Logger.getLogger(ExportRounds.class);
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final TrainingSetExports exports;
  private Cancellable ticking = () -> {};

  ExportRounds(TrainingSetExports exports) {
    this.exports = exports;
  }

  void start(@Observes StartupEvent event) {
    ticking =
        Multi.createFrom()
            .ticks()
            .every(EVERY)
            .onOverflow()
            .drop()
            .emitOn(Infrastructure.getDefaultWorkerPool())
            .onItem()
            .transformToUniAndConcatenate(tick -> round())
            .subscribe()
            .with(done -> {}, failure -> LOG.error("exports are not watched any more", failure));
  }

  private Uni<Void> round() {
    return exports
        .beat()
        .chain(exports::giveUpSilent)
        .onFailure()
        .recoverWithItem(
            failure -> {
              LOG.debugf("exports cannot be watched now, trying again: %s", failure);
              return null;
            });
  }

  void stop(@Observes ShutdownEvent event) {
    ticking.cancel();
  }
}
