package dev.tradewind.training.search;

import dev.tradewind.training.domain.RunPurpose.Trial;
import dev.tradewind.training.domain.RunPurpose.Winner;
import dev.tradewind.training.domain.RunState.Failed;
import dev.tradewind.training.domain.RunState.Succeeded;
import dev.tradewind.training.domain.TrainingRun;
import dev.tradewind.training.search.domain.SearchCourse;
import dev.tradewind.training.search.domain.SearchCourse.Place;
import dev.tradewind.training.search.domain.SearchPlan;
import dev.tradewind.training.search.domain.SearchStep;
import dev.tradewind.training.search.domain.SearchStep.Await;
import dev.tradewind.training.search.domain.SearchStep.GiveUp;
import dev.tradewind.training.search.domain.SearchStep.Succeed;
import dev.tradewind.training.search.domain.TrialOutcome;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The runs of a search.
 *
 * @param all in the order of their creation
 */
record SearchRuns(List<TrainingRun> all) {

  SearchRuns {
    all = List.copyOf(all);
  }

  /** What the search does next. */
  SearchStep next(SearchPlan plan) {
    Optional<TrainingRun> winner = winner();
    if (winner.isEmpty()) {
      return SearchCourse.next(plan, outcomes());
    }
    if (!winner.get().hasEnded()) {
      return new Await();
    }
    return winner.get().hasSucceeded() ? new Succeed() : new GiveUp(error(winner.get()));
  }

  /** What is known of the trials. */
  Map<Place, TrialOutcome> outcomes() {
    Map<Place, TrialOutcome> outcomes = new HashMap<>();
    for (TrainingRun run : all) {
      if (run.request().purpose() instanceof Trial trial) {
        outcomes.put(new Place(trial.trial(), trial.rung()), outcome(run));
      }
    }
    return outcomes;
  }

  private static TrialOutcome outcome(TrainingRun run) {
    if (!run.hasEnded()) {
      return new TrialOutcome.Pending();
    }
    if (run.state() instanceof Succeeded succeeded) {
      OptionalDouble value = succeeded.result().validation();
      return value.isPresent()
          ? new TrialOutcome.Validated(value.getAsDouble())
          : new TrialOutcome.Unvalidated();
    }
    return new TrialOutcome.Lost(error(run));
  }

  /** Why a run has no model. */
  private static String error(TrainingRun run) {
    return run.state() instanceof Failed failed
        ? failed.error()
        : "run " + run.id() + " was cancelled";
  }

  /** The run that registers the best configuration. */
  Optional<TrainingRun> winner() {
    return all.stream().filter(run -> run.request().purpose() instanceof Winner).findFirst();
  }

  /** The number of the best trial: the one whose parameters the winner has. */
  int bestTrial() {
    return winner()
        .flatMap(
            winner ->
                all.stream()
                    .filter(run -> run.request().purpose() instanceof Trial)
                    .filter(run -> run.request().parameters().equals(winner.request().parameters()))
                    .max(Comparator.comparingDouble(SearchRuns::validation)))
        .map(run -> run.request().purpose() instanceof Trial trial ? trial.trial() : 0)
        .orElse(0);
  }

  private static double validation(TrainingRun run) {
    return run.state() instanceof Succeeded succeeded
        ? succeeded.result().validation().orElse(Double.NEGATIVE_INFINITY)
        : Double.NEGATIVE_INFINITY;
  }

  /** Rises with each change of any of them. */
  long revision() {
    return all.stream().mapToLong(TrainingRun::revision).sum();
  }
}
