package dev.tradewind.training.run;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** At start, runs that were queued or at work when the service last ended are queued again. */
@Singleton
public class RunResumption {

  private final TrainingRuns runs;

  RunResumption(TrainingRuns runs) {
    this.runs = runs;
  }

  void resume(@Observes @Priority(Integer.MAX_VALUE) StartupEvent start) {
    runs.takeUp();
  }
}
