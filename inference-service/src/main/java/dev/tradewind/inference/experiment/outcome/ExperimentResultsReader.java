package dev.tradewind.inference.experiment.outcome;

import dev.tradewind.inference.experiment.domain.Analysis;
import dev.tradewind.inference.experiment.domain.ArmRecord;
import dev.tradewind.inference.experiment.domain.DecisionTally;
import dev.tradewind.inference.experiment.domain.Experiment;
import dev.tradewind.inference.experiment.domain.ExperimentResults;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.kit.error.ServiceException;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What experiments say, from what is known on this instance. */
@Singleton
public class ExperimentResultsReader {

  private final OutcomeBook book;
  private final ExperimentFollowing following;
  private final Map<String, DecisionTally> tallies = new ConcurrentHashMap<>();

  ExperimentResultsReader(OutcomeBook book, ExperimentFollowing following) {
    this.book = book;
    this.following = following;
  }

  /** Where the decisions of an experiment are counted; of experiments that are in the book only. */
  public DecisionTally tally(String experimentId) {
    return tallies.computeIfAbsent(experimentId, ignored -> new DecisionTally());
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
    Map<String, ArmRecord> decisions = tally(experiment.plan().id()).records();
    return book.look(
        experiment, outcomes -> new Analysis(experiment, outcomes, decisions).results());
  }
}
