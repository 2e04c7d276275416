package dev.tradewind.inference.experiment.journal;

import dev.tradewind.inference.experiment.ExperimentRegistry;
import dev.tradewind.inference.shoplog.LogConsumer;
import dev.tradewind.kit.shoplog.LoggedEvent;
import jakarta.inject.Singleton;

/** Reads changes of experiments back from the log. */
@Singleton
public class ChangeReader implements LogConsumer {

  private final ExperimentRegistry registry;

  ChangeReader(ExperimentRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void take(LoggedEvent logged) {
    if (logged.event().hasCustom()) {
      ChangeEvents.change(logged.event())
          .ifPresent(
              change -> registry.take(logged.event().getEventId(), change, logged.receivedAt()));
    }
  }

  @Override
  public void startOver() {
    registry.startOver();
  }
}
