package dev.tradewind.inference.experiment.outcome;

import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.experiment.ExperimentConfig;
import dev.tradewind.inference.experiment.ExperimentRegistry;
import dev.tradewind.inference.experiment.domain.Experiment;
import dev.tradewind.inference.experiment.domain.Outcomes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The outcomes of every experiment, in memory: they come again from the log after a restart. */
@Singleton
public class OutcomeBook {

  private final ExperimentRegistry registry;
  private final int subjects;
  private final Map<String, Outcomes> byExperiment = new HashMap<>();
  private final Set<Integer> partitions = new HashSet<>();

  OutcomeBook(ExperimentRegistry registry, ExperimentConfig config) {
    this.registry = registry;
    this.subjects =
        Setting.between(
            "tradewind.inference.experiments.subjects", config.subjects(), 1, 100_000_000);
  }

  /** Exposures to experiments that are none of ours are somebody else's. */
  synchronized void exposed(
      String id, int partition, Instant at, String subject, String arm, String ranking) {
    registry
        .book()
        .get(id)
        .filter(experiment -> has(experiment, arm))
        .ifPresent(experiment -> of(experiment).exposed(partition, at, subject, arm, ranking));
  }

  private static boolean has(Experiment experiment, String arm) {
    return experiment.plan().arms().stream().anyMatch(each -> each.name().equals(arm));
  }

  synchronized void chose(List<String> ids, String ranking) {
    if (!ranking.isEmpty()) {
      byExperiment
          .values()
          .forEach(outcomes -> ids.forEach(subject -> outcomes.chose(subject, ranking)));
    }
  }

  synchronized void carted(List<String> ids) {
    byExperiment.values().forEach(outcomes -> ids.forEach(outcomes::carted));
  }

  synchronized void bought(List<String> ids, double amount) {
    byExperiment
        .values()
        .forEach(outcomes -> ids.forEach(subject -> outcomes.bought(subject, amount)));
  }

  synchronized void passed(int partition, Instant now) {
    partitions.add(partition);
    byExperiment.values().forEach(outcomes -> outcomes.passed(partition, now));
  }

  /** Nothing earlier will be heard at all: the log was read to its end after that moment. */
  synchronized void passed(Instant now) {
    partitions.forEach(partition -> passed(partition, now));
  }

  synchronized void startOver() {
    byExperiment.clear();
    partitions.clear();
  }

  /** Looks at the outcomes of an experiment, while nothing changes them. */
  public synchronized <T> T look(Experiment experiment, Function<Outcomes, T> at) {
    return at.apply(of(experiment));
  }

  private Outcomes of(Experiment experiment) {
    return byExperiment.computeIfAbsent(
        experiment.plan().id(), ignored -> new Outcomes(experiment.plan().window(), subjects));
  }
}
