package dev.tradewind.inference.experiment;

import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.decision.domain.RankingIds;
import dev.tradewind.inference.experiment.domain.Experiment;
import dev.tradewind.inference.experiment.domain.Experiment.Plan;
import dev.tradewind.inference.experiment.domain.ExperimentBook.Turned;
import dev.tradewind.inference.experiment.domain.ExperimentChange;
import dev.tradewind.inference.experiment.domain.PlanRules;
import dev.tradewind.inference.experiment.domain.PlanRules.Violation;
import dev.tradewind.inference.experiment.domain.Refusal;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.FieldViolation;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Experiments as callers see and change them. A change is written to the log and takes effect as it
 * is read back, on this instance as on every other: none is ahead of the log.
 */
@Singleton
public class Experiments {

  private static final Logger LOG = Logger.getLogger(Experiments.class);

  private final ExperimentRegistry registry;
  private final ExperimentJournal journal;
  private final RankingIds ids;
  private final Duration timeout;

  Experiments(
      ExperimentRegistry registry,
      ExperimentJournal journal,
      ExperimentConfig config,
      Clock clock) {
    this.registry = registry;
    this.journal = journal;
    this.ids = new RankingIds(clock, new SecureRandom());
    this.timeout =
        Setting.positive("tradewind.inference.experiments.change-timeout", config.changeTimeout());
  }

  /** Newest first. */
  public List<Experiment> all() {
    List<Experiment> all = new ArrayList<>(registry.book().all());
    Collections.reverse(all);
    return all;
  }

  /**
   * An experiment.
   *
   * @throws ServiceException EXPERIMENT_UNKNOWN
   */
  public Experiment get(String id) {
    return registry.book().get(id).orElseThrow(() -> refusal(Refusal.EXPERIMENT_UNKNOWN, id));
  }

  /** The running experiment about a decision. */
  public Optional<Experiment> running(String decision) {
    return registry.book().running(decision);
  }

  /** Creates an experiment; fails with FIELD_INVALID where the plan is none. */
  public Uni<Experiment> create(Plan plan) {
    Optional<Violation> violation = PlanRules.violation(plan);
    if (violation.isPresent()) {
      String field = "plan." + violation.get().field();
      throw new ServiceException(
          CommonReason.FIELD_INVALID,
          field + ": " + violation.get().rule(),
          List.of(new FieldViolation(field, violation.get().rule())));
    }
    return change(new ExperimentChange.Created(plan));
  }

  /** Makes a change; fails with the reason where it is refused. */
  public Uni<Experiment> change(ExperimentChange change) {
    String changeId = ids.next().toString();
    return Uni.createFrom()
        .deferred(
            () -> {
              Uni<Turned> readBack = Uni.createFrom().completionStage(registry.await(changeId));
              return journal.append(changeId, change).chain(() -> readBack);
            })
        .ifNoItem()
        .after(timeout)
        .fail()
        .onFailure()
        .transform(failure -> unavailable(change, failure))
        .map(turned -> outcome(change, turned))
        .onTermination()
        .invoke(() -> registry.giveUp(changeId));
  }

  private static Experiment outcome(ExperimentChange change, Turned turned) {
    if (turned.refusal().isPresent()) {
      throw refusal(turned.refusal().get(), change.id());
    }
    return turned.book().get(change.id()).orElseThrow();
  }

  private static ServiceException unavailable(ExperimentChange change, Throwable failure) {
    LOG.warnf("a change of experiment %s is not known to be made: %s", change.id(), failure);
    return new ServiceException(
        InferenceReason.EXPERIMENT_LOG_UNAVAILABLE,
        "the log did not take the change, or did not give it back in time; read the experiment"
            + " before trying again");
  }

  private static ServiceException refusal(Refusal refusal, String id) {
    return new ServiceException(
        InferenceReason.valueOf(refusal.name()),
        "experiment "
            + id
            + switch (refusal) {
              case EXPERIMENT_UNKNOWN -> ": there is none of this id";
              case EXPERIMENT_EXISTS -> ": there is another one of this id";
              case EXPERIMENT_STATE -> ": its state does not allow that";
              case EXPERIMENT_CONFLICT -> ": another one about the same decision runs";
              case EXPERIMENTS_FULL -> ": there are as many as there may be";
            });
  }
}
