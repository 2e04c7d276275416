package dev.tradewind.inference.experiment.outcome;

import dev.tradewind.inference.call.RepeatingTask;
import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.experiment.ExperimentConfig;
import dev.tradewind.inference.experiment.Experiments;
import dev.tradewind.inference.experiment.domain.Analysis;
import dev.tradewind.inference.experiment.domain.Experiment;
import dev.tradewind.inference.experiment.domain.ExperimentChange.RolledBack;
import dev.tradewind.inference.experiment.domain.ExperimentResults.GuardrailCheck;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import org.jboss.logging.Logger;

/**
 * Looks at the guardrails of running experiments again and again, and ends those that do harm.
 * Every instance looks; of several that end the same one, the log takes the first.
 */
@Singleton
class ExperimentGuard {

  private static final Logger LOG = Logger.getLogger(ExperimentGuard.class);

  private final Experiments experiments;
  private final ExperimentFollowing following;
  private final ExperimentResultsReader results;
  private final Duration interval;
  private final Duration timeout;
  private final RepeatingTask task = new RepeatingTask("experiment-guard", this::round);

  ExperimentGuard(
      Experiments experiments,
      ExperimentFollowing following,
      ExperimentResultsReader results,
      ExperimentConfig config) {
    this.experiments = experiments;
    this.following = following;
    this.results = results;
    this.interval =
        Setting.positive("tradewind.inference.experiments.guard-interval", config.guardInterval());
    this.timeout = config.changeTimeout().plusSeconds(1);
  }

  void start(@Observes StartupEvent event) {
    task.start();
  }

  void stop(@Observes ShutdownEvent event) {
    task.close();
  }

  private Duration round() {
    if (following.isCaughtUp()) {
      experiments.all().stream().filter(Experiment::isRunning).forEach(this::look);
    }
    return interval;
  }

  private void look(Experiment experiment) {
    Analysis.violated(results.of(experiment)).ifPresent(harm -> end(experiment, harm));
  }

  private void end(Experiment experiment, GuardrailCheck harm) {
    String reason =
        String.format(
            Locale.ROOT,
            "%s of %s is %.4g, of the control %.4g: worse by more than %.3g",
            harm.rail().metric(),
            harm.arm(),
            harm.value(),
            harm.control(),
            harm.rail().margin());
    try {
      experiments.change(new RolledBack(experiment.plan().id(), reason)).await().atMost(timeout);
      LOG.warnf("experiment %s is rolled back: %s", experiment.plan().id(), reason);
    } catch (RuntimeException again) {
      // Somebody else ended it, or the log is away: the next round looks again.
      LOG.infof("experiment %s was not rolled back: %s", experiment.plan().id(), again);
    }
  }
}
