package dev.tradewind.inference.experiment.domain;

import dev.tradewind.inference.experiment.domain.ExperimentChange.Created;
import dev.tradewind.inference.experiment.domain.ExperimentChange.RolledBack;
import dev.tradewind.inference.experiment.domain.ExperimentChange.Started;
import dev.tradewind.inference.experiment.domain.ExperimentChange.Stopped;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All experiments, as they follow from all changes in the order in which the log has them: whoever
 * reads the same log has the same book, and of two changes that contradict each other the first
 * stands. An instance is a moment of it and never changes.
 */
public final class ExperimentBook {

  /** Of no experiment. */
  public static final ExperimentBook EMPTY = new ExperimentBook(Map.of());

  /** More than a shop will ever make; each takes some kilobytes. */
  static final int MOST = 10_000;

  private final Map<String, Experiment> experiments;

  /** By decision: asked for with every decision. */
  private final Map<String, Experiment> running;

  private ExperimentBook(Map<String, Experiment> experiments) {
    this.experiments = experiments;
    this.running =
        experiments.values().stream()
            .filter(Experiment::isRunning)
            .collect(
                Collectors.toUnmodifiableMap(
                    each -> each.plan().decision(), each -> each, (first, other) -> first));
  }

  /**
   * The book after a change.
   *
   * @param book this one, where the change was refused
   * @param refusal why it changed nothing; empty where it did
   */
  public record Turned(ExperimentBook book, Optional<Refusal> refusal) {}

  /** In the order of their creation. */
  public Collection<Experiment> all() {
    return Collections.unmodifiableCollection(experiments.values());
  }

  /** The experiment of this id. */
  public Optional<Experiment> get(String id) {
    return Optional.ofNullable(experiments.get(id));
  }

  /**
   * The running experiment about a decision; of several about one of the shop's own, the oldest.
   */
  public Optional<Experiment> running(String decision) {
    return Optional.ofNullable(running.get(decision));
  }

  /** Takes a change as the log has it. */
  public Turned with(ExperimentChange change, Instant at) {
    if (change instanceof Created created) {
      return create(created, at);
    }
    Experiment old = experiments.get(change.id());
    if (old == null) {
      return refused(Refusal.EXPERIMENT_UNKNOWN);
    }
    if (change instanceof Started) {
      return start(old, at);
    }
    if (!old.isRunning()) {
      return refused(Refusal.EXPERIMENT_STATE);
    }
    boolean harm = change instanceof RolledBack;
    String reason = harm ? ((RolledBack) change).reason() : ((Stopped) change).reason();
    ExperimentState state = harm ? ExperimentState.ROLLED_BACK : ExperimentState.STOPPED;
    return put(new Experiment(old.plan(), state, old.createdAt(), old.startedAt(), at, reason));
  }

  private Turned create(Created created, Instant at) {
    if (experiments.containsKey(created.id())) {
      return refused(Refusal.EXPERIMENT_EXISTS);
    }
    if (experiments.size() >= MOST) {
      return refused(Refusal.EXPERIMENTS_FULL);
    }
    return put(new Experiment(created.plan(), ExperimentState.DRAFT, at, null, null, ""));
  }

  private Turned start(Experiment old, Instant at) {
    if (old.state() != ExperimentState.DRAFT) {
      return refused(Refusal.EXPERIMENT_STATE);
    }
    // What two experiments did to one decision could not be told apart. What the shop decides by
    // itself may be many things at once.
    if (old.plan().decision().equals(Experiment.RECOMMEND)
        && running(Experiment.RECOMMEND).isPresent()) {
      return refused(Refusal.EXPERIMENT_CONFLICT);
    }
    return put(
        new Experiment(
            old.plan(), ExperimentState.RUNNING, old.createdAt(), at, null, old.reason()));
  }

  private Turned put(Experiment experiment) {
    Map<String, Experiment> more = new LinkedHashMap<>(experiments);
    more.put(experiment.plan().id(), experiment);
    return new Turned(new ExperimentBook(more), Optional.empty());
  }

  private Turned refused(Refusal why) {
    return new Turned(this, Optional.of(why));
  }
}
