package dev.tradewind.inference.experiment.outcome;

import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.experiment.ExperimentConfig;
import dev.tradewind.inference.experiment.journal.ChangeReader;
import dev.tradewind.inference.shoplog.LogConsumer;
import dev.tradewind.inference.shoplog.LogFollower;
import dev.tradewind.inference.shoplog.LogFollowers;
import dev.tradewind.kit.shoplog.LoggedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Follows the log twice: the changes of experiments from its beginning, and then, when all
 * experiments are known, what happened in them lately.
 */
@Singleton
public class ExperimentFollowing {

  private final LogFollower changes;
  private final LogFollower outcomes;
  private boolean outcomesBegun;

  ExperimentFollowing(
      LogFollowers followers,
      ChangeReader reader,
      OutcomeReader outcomeReader,
      ExperimentConfig config) {
    Duration back = Setting.positive("tradewind.inference.experiments.since", config.since());
    this.changes = followers.fromTheBeginning("experiment-changes", new ThenOutcomes(reader));
    this.outcomes = followers.since(back, "experiment-outcomes", outcomeReader);
  }

  private final class ThenOutcomes implements LogConsumer {

    private final ChangeReader reader;

    ThenOutcomes(ChangeReader reader) {
      this.reader = reader;
    }

    @Override
    public void take(LoggedEvent event) {
      reader.take(event);
    }

    @Override
    public void startOver() {
      reader.startOver();
    }

    @Override
    public void caughtUp() {
      beginOutcomes();
    }
  }

  void start(@Observes StartupEvent event) {
    changes.start();
  }

  void stop(@Observes ShutdownEvent event) {
    changes.close();
    closeOutcomes();
  }

  private synchronized void beginOutcomes() {
    if (!outcomesBegun) {
      outcomesBegun = true;
      outcomes.start();
    }
  }

  private synchronized void closeOutcomes() {
    if (outcomesBegun) {
      outcomes.close();
    }
    outcomesBegun = true;
  }

  /** Whether all that happened has been read. */
  public boolean isCaughtUp() {
    return changes.isCaughtUp() && outcomes.isCaughtUp();
  }
}
