package dev.tradewind.inference.experiment.outcome;

import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.experiment.ExperimentConfig;
import dev.tradewind.inference.experiment.journal.ChangeReader;
import dev.tradewind.inference.shoplog.FollowConfig;
import dev.tradewind.inference.shoplog.LogConsumer;
import dev.tradewind.inference.shoplog.LogFollower;
import dev.tradewind.kit.shoplog.LogStart;
import dev.tradewind.kit.shoplog.LoggedEvent;
import dev.tradewind.kit.shoplog.ShopLog;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
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
      ShopLog log,
      ChangeReader reader,
      OutcomeReader outcomeReader,
      FollowConfig follow,
      ExperimentConfig config,
      Clock clock) {
    Duration back = Setting.positive("tradewind.inference.experiments.since", config.since());
    LogStart since = new LogStart(clock.instant().minus(back));
    this.changes =
        new LogFollower(
            "experiment-changes", log, new ThenOutcomes(reader), LogStart.BEGINNING, follow, clock);
    this.outcomes =
        new LogFollower("experiment-outcomes", log, outcomeReader, since, follow, clock);
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
