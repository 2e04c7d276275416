package dev.tradewind.inference.serving.registry;

import dev.tradewind.inference.call.RepeatingTask;
import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.serving.domain.Champion;
import dev.tradewind.inference.serving.runtime.ServedModels;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Looks at the registry about once a second, on a thread of its own. Neither the start of the
 * service nor what is loaded depends on the registry being there.
 */
@Singleton
public class RegistryWatcher {

  private static final Logger LOG = Logger.getLogger(RegistryWatcher.class);

  private final Registry registry;
  private final ModelRollout rollout;
  private final ServedModels served;
  private final ChampionMemory memory;
  private final Duration pollInterval;
  private final Duration timeout;
  private final RepeatingTask task = new RepeatingTask("registry-watcher", this::round);

  private boolean recalled;
  private boolean answering = true;
  private volatile boolean informed;

  RegistryWatcher(
      Registry registry,
      ModelRollout rollout,
      ServedModels served,
      ChampionMemory memory,
      RegistryConfig config) {
    this.registry = registry;
    this.rollout = rollout;
    this.served = served;
    this.memory = memory;
    this.pollInterval =
        Setting.positive("tradewind.inference.registry.poll-interval", config.pollInterval());
    this.timeout = Setting.positive("tradewind.inference.registry.timeout", config.timeout());
  }

  void start(@Observes StartupEvent start) {
    task.start();
  }

  void stop(@Observes ShutdownEvent stop) {
    task.close();
    served.retireAll();
  }

  private Duration round() {
    if (!recalled) {
      recalled = true;
      List<Champion> remembered = memory.recall();
      rollout.follow(remembered);
      informed = !remembered.isEmpty();
    }
    try {
      List<Champion> champions = registry.champions().await().atMost(timeout);
      report(true, "");
      if (rollout.follow(champions)) {
        memory.remember(rollout.serving());
      }
      informed = true;
    } catch (RuntimeException unreachable) {
      report(false, String.valueOf(unreachable.getMessage()));
    }
    return pollInterval;
  }

  /** One line when it goes away and one when it is back, not one a second. */
  private void report(boolean answers, String why) {
    if (answers != answering) {
      answering = answers;
      if (answers) {
        LOG.info("the registry answers again");
      } else {
        LOG.warnf("the registry does not answer, what is loaded serves on: %s", why);
      }
    }
  }

  /** Whether it is known what shall serve, and some version of each of these models does. */
  public boolean ready() {
    return informed
        && rollout.standings().values().stream().allMatch(model -> model.serving().isPresent());
  }
}
