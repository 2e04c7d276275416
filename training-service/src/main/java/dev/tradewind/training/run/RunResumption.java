package dev.tradewind.training.run;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * At start, runs that were queued or at work when the service last ended are queued again. Before
 * anything else begins runs: those are not of a service that died.
 */
@Singleton
public class RunResumption {

  private final TrainingRuns runs;

  RunResumption(TrainingRuns runs) {
    this.runs = runs;
  }

  /** Before the service takes calls. Blocks. */
  public void resume(@Observes @Priority(Integer.MAX_VALUE - 1) StartupEvent start) {
    runs.takeUp();
  }
}
