package dev.tradewind.training.nextitem;

import dev.tradewind.training.data.Question;
import dev.tradewind.training.fit.TimedTraining;
import dev.tradewind.training.fit.TimedTraining.Length;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.TimeBudget;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Chooses by validation: how to count, when to stop, how much counting weighs. */
final class NextItemFit {

  private static final int QUESTIONS_EACH_EPOCH = 4_000;
  private static final double COUNTING_SHARE = 0.15;

  private final RunRequest request;
  private final SequenceSplit split;
  private final List<Question> shuffled;
  private final TrainingLog log;
  private final TimeBudget budget;

  NextItemFit(RunRequest request, SequenceSplit split, TrainingLog log, TimeBudget budget) {
    this.request = request;
    this.split = split;
    this.log = log;
    this.budget = budget;
    shuffled = new ArrayList<>(split.validation());
    Collections.shuffle(shuffled, new Random(request.seed()));
  }

  /** How to count. */
  CountingShape counting(int items, int width) {
    return CountingFit.fit(split, shuffled, items, width, budget.part(COUNTING_SHARE));
  }

  /** Trains the network; the evaluation has the best epoch's weights afterwards. */
  Weights network(NetworkShape shape, RankingEvaluation evaluation) throws InterruptedException {
    Hyperparameters parameters = request.parameters();
    List<Question> asked = shuffled.subList(0, Math.min(QUESTIONS_EACH_EPOCH, shuffled.size()));
    try (SequenceTraining training =
        new SequenceTraining(
            shape,
            split.training(),
            parameters.whole("batch_size"),
            parameters.whole("negatives"),
            parameters.decimal("weight_decay"),
            request.seed())) {
      TimedTraining timed =
          new TimedTraining(
              log,
              budget,
              Clock.systemUTC(),
              request.checkpoints(),
              parameters.whole("patience"),
              parameters.decimal("learning_rate"));
      Weights best =
          timed
              .run(
                  training.trainer(),
                  training,
                  training.batches(),
                  Length.whole(parameters.whole("epochs")),
                  weights -> worth(evaluation, weights, asked))
              .weights();
      evaluation.restore(best);
      return best;
    }
  }

  private double worth(RankingEvaluation evaluation, Weights weights, List<Question> asked) {
    evaluation.restore(weights);
    double worth =
        evaluation
            .evaluate(split, asked, List.of(RankingEvaluation.NETWORK))
            .get(RankingEvaluation.NETWORK)
            .mean(split.goal());
    log.validated(split.goal().title() + " of the network", worth);
    return worth;
  }

  /**
   * What is served.
   *
   * @param weight of counting in the scores
   * @param validation worth of the mix on all validation questions
   */
  record Mix(double weight, double validation) {}

  /** The best one on the validation questions. */
  Mix mix(RankingEvaluation evaluation) {
    List<String> names =
        Arrays.stream(RankingEvaluation.MIXES).mapToObj(RankingEvaluation::mixName).toList();
    Map<String, Ranking> rankings = evaluation.evaluate(split, split.validation(), names);
    double best = 0;
    double most = -1;
    for (double weight : RankingEvaluation.MIXES) {
      double worth = rankings.get(RankingEvaluation.mixName(weight)).mean(split.goal());
      if (worth > most) {
        best = weight;
        most = worth;
      }
    }
    return new Mix(best, most);
  }
}
