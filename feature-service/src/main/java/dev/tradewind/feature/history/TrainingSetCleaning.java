package dev.tradewind.feature.history;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Deletes unused training sets even when nobody asks for others. */
@Singleton
class TrainingSetCleaning {

  private static final Logger LOG = Logger.getLogger(TrainingSetCleaning.class);
  private static final Duration EVERY = Duration.ofMinutes(1);

  private final TrainingSets sets;
  private Cancellable ticking = () -> {};

  TrainingSetCleaning(TrainingSets sets) {
    this.sets = sets;
  }

  void start(@Observes StartupEvent event) {
    ticking =
        Multi.createFrom()
            .ticks()
            .every(EVERY)
            .onOverflow()
            .drop()
            .emitOn(Infrastructure.getDefaultWorkerPool())
            .subscribe()
            .with(
                tick -> sets.deleteUnused(),
                failure -> LOG.error("unused training sets are not deleted any more", failure));
  }

  void stop(@Observes ShutdownEvent event) {
    ticking.cancel();
  }
}
