package dev.tradewind.inference.experiment.outcome;

import dev.tradewind.inference.experiment.decisions.DecisionBook;
import dev.tradewind.inference.experiment.domain.Analysis;
import dev.tradewind.inference.experiment.domain.DecisionSums;
import dev.tradewind.inference.experiment.domain.Experiment;
import dev.tradewind.inference.experiment.domain.ExperimentResults;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.kit.error.ServiceException;
import jakarta.inject.Singleton;
import java.util.Map;

/** What experiments say, from what this instance has read of the log. */
@Singleton
public class ExperimentResultsReader {

  private final OutcomeBook book;
  private final ExperimentFollowing following;
  private final DecisionBook decisions;

  ExperimentResultsReader(OutcomeBook book, ExperimentFollowing following, DecisionBook decisions) {
    this.book = book;
    this.following = following;
    this.decisions = decisions;
  }

  /**
   * What an experiment says now.
   *
   * @throws ServiceException EXPERIMENT_RESULTS_NOT_READY while the log is read after a start
   */
  public ExperimentResults of(Experiment experiment) {
    if (!following.isCaughtUp()) {
      throw new ServiceException(
          InferenceReason.EXPERIMENT_RESULTS_NOT_READY,
          "the log is being read after a start; try later");
    }
    Map<String, DecisionSums> went = decisions.of(experiment.plan().id());
    return book.look(experiment, outcomes -> new Analysis(experiment, outcomes, went).results());
  }
}
