package dev.tradewind.inference.experiment.outcome;

import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.experiment.ExperimentConfig;
import dev.tradewind.inference.experiment.ExperimentRegistry;
import dev.tradewind.inference.experiment.domain.Action;
import dev.tradewind.inference.experiment.domain.Experiment;
import dev.tradewind.inference.experiment.domain.Exposed;
import dev.tradewind.inference.experiment.domain.Outcomes;
import dev.tradewind.inference.experiment.domain.ShopperMemory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The outcomes of every experiment, in memory: they come again from the log after a restart. */
@Singleton
public class OutcomeBook {

  private static final String PREFIX = "tradewind.inference.experiments.";

  private final ExperimentRegistry registry;
  private final int subjects;
  private final int actions;
  private final int histories;
  private final Duration settling;
  private final Map<String, Outcomes> byExperiment = new HashMap<>();
  private ShopperMemory memory;

  OutcomeBook(ExperimentRegistry registry, ExperimentConfig config) {
    this.registry = registry;
    this.subjects = Setting.between(PREFIX + "subjects", config.subjects(), 1, 100_000_000);
    this.actions =
        Setting.between(PREFIX + "recent-actions", config.recentActions(), 1, 10_000_000);
    this.histories = Setting.between(PREFIX + "histories", config.histories(), 1, 100_000_000);
    this.settling = Setting.positive(PREFIX + "settling", config.settling());
    this.memory = new ShopperMemory(actions, histories);
  }

  /** Exposures to experiments that are none of ours are somebody else's. */
  synchronized void exposed(String id, Exposed exposed) {
    registry
        .book()
        .get(id)
        .filter(experiment -> has(experiment, exposed.arm()))
        .ifPresent(experiment -> of(experiment).exposed(exposed));
  }

  private static boolean has(Experiment experiment, String arm) {
    return experiment.plan().arms().stream().anyMatch(each -> each.name().equals(arm));
  }

  /** Whoever has one of these ids did something. */
  synchronized void acted(List<String> ids, Action action) {
    for (String id : ids) {
      memory.acted(id, action);
      byExperiment.values().forEach(outcomes -> outcomes.acted(id, action));
    }
  }

  synchronized void readThrough(Instant moment) {
    Instant settled = moment.minus(settling);
    memory.readThrough(settled);
    byExperiment.values().forEach(outcomes -> outcomes.readThrough(settled));
  }

  synchronized void startOver() {
    byExperiment.clear();
    memory = new ShopperMemory(actions, histories);
  }

  /** Looks at the outcomes of an experiment, while nothing changes them. */
  public synchronized <T> T look(Experiment experiment, Function<Outcomes, T> at) {
    return at.apply(of(experiment));
  }

  private Outcomes of(Experiment experiment) {
    return byExperiment.computeIfAbsent(
        experiment.plan().id(),
        ignored -> new Outcomes(experiment.plan().window(), subjects, memory));
  }
}
