package dev.tradewind.training.nextitem;

import dev.tradewind.training.data.ItemAttributes;
import dev.tradewind.training.data.Question;
import dev.tradewind.training.fit.TimedTraining;
import dev.tradewind.training.fit.TimedTraining.Length;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.nn.train.TrainingLoop;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.TimeBudget;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Chooses by validation: how to count, when to stop, how much counting weighs; and trains again
 * where validation held back what may be learned from.
 */
final class NextItemFit {

  private static final int QUESTIONS_EACH_EPOCH = 4_000;
  private static final int QUESTIONS_TO_MIX = 20_000;
  private static final double COUNTING_SHARE = 0.15;

  private final RunRequest request;
  private final SequenceSplit split;
  private final ItemAttributes attributes;
  private final List<Question> shuffled;
  private final TrainingLog log;
  private final TimeBudget budget;

  NextItemFit(
      RunRequest request,
      SequenceSplit split,
      ItemAttributes attributes,
      TrainingLog log,
      TimeBudget budget) {
    this.request = request;
    this.split = split;
    this.attributes = attributes;
    this.log = log;
    this.budget = budget;
    shuffled = new ArrayList<>(split.validation());
    Collections.shuffle(shuffled, new Random(request.seed()));
  }

  /** How to count. */
  CountingShape counting(int items, int width) {
    return CountingFit.fit(split, shuffled, items, width, budget.part(COUNTING_SHARE));
  }

  /** What counting tells of these sequences, chosen how. */
  Sources sources(List<int[]> sequences, int width, CountingShape shape) {
    return Sources.of(sequences, split.masked(), attributes, width, shape);
  }

  /**
   * A network that was chosen by validation.
   *
   * @param epochs that were best; 0 where there was no time for one
   * @param schedule epochs that the learning rate fell over
   */
  record Chosen(Weights weights, int epochs, int schedule) {}

  /** Trains the network; the evaluation has the best epoch's weights afterwards. */
  Chosen choose(NetworkShape shape, RankingEvaluation evaluation) throws InterruptedException {
    List<Question> asked = shuffled.subList(0, Math.min(QUESTIONS_EACH_EPOCH, shuffled.size()));
    // Where a training follows, half of the time is for that.
    Length length = split.learnsMore() ? Length.half(request) : Length.whole(request);
    try (SequenceTraining training = training(shape, split.training())) {
      TrainingLoop.Outcome outcome =
          train(
              "choose",
              training,
              length,
              weights -> worth(evaluation, training.served(weights), asked));
      Weights served = training.served(outcome.weights());
      evaluation.restore(served);
      int schedule = budget.isLimited() ? outcome.epochs() : length.schedule();
      return new Chosen(served, outcome.bestEpoch(), schedule);
    }
  }

  /**
   * Where more is to be learned than was trained on, trains once more, for as long. Where there is
   * no time to do it wholly, it is the chosen one.
   */
  Weights again(NetworkShape shape, Chosen chosen) throws InterruptedException {
    if (!split.learnsMore() || chosen.epochs() == 0 || budget.isOver()) {
      return chosen.weights();
    }
    try (SequenceTraining training = training(shape, split.learned())) {
      // No choice is left: every epoch counts as better than the one before.
      TrainingLoop.Outcome outcome =
          train(
              "final",
              training,
              new Length(chosen.epochs(), chosen.schedule(), 1, 0.5, 1),
              weights -> training.trainer().steps());
      boolean whole = outcome.epochs() == chosen.epochs() && !budget.isOver();
      return whole ? training.served(outcome.weights()) : chosen.weights();
    }
  }

  private SequenceTraining training(NetworkShape shape, List<int[]> sequences) {
    Hyperparameters parameters = request.parameters();
    return new SequenceTraining(
        shape,
        attributes,
        sequences,
        parameters.whole("batch_size"),
        parameters.whole("negatives"),
        parameters.decimal("weight_decay"),
        request.seed());
  }

  private TrainingLoop.Outcome train(
      String name, SequenceTraining training, Length length, ToDoubleFunction<Weights> validation)
      throws InterruptedException {
    return TimedTraining.of(request, budget, log, name)
        .run(training.trainer(), training, training.batches(), length, validation);
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
   * @param validation worth of it on validation questions
   */
  record Mix(Mixture mixture, double validation) {}

  /** The best one: how network and counts are pooled, then what else is heard. */
  Mix mix(RankingEvaluation evaluation) {
    Mixture mixture = best(evaluation, Mixture.POOLS).mixture();
    if (!split.masked()) {
      mixture = best(evaluation, mixture.withRepeats()).mixture();
    }
    if (!attributes.isEmpty()) {
      mixture = best(evaluation, mixture.withAttributes()).mixture();
    }
    return best(evaluation, mixture.withFreshness());
  }

  /** The best of these on validation questions; of those alike the first. */
  private Mix best(RankingEvaluation evaluation, List<Mixture> mixtures) {
    List<Question> asked = shuffled.subList(0, Math.min(QUESTIONS_TO_MIX, shuffled.size()));
    Map<String, Ranking> rankings = evaluation.evaluate(split, asked, evaluation.add(mixtures));
    return mixtures.stream()
        .map(one -> new Mix(one, rankings.get(one.title()).mean(split.goal())))
        .reduce((best, one) -> one.validation() > best.validation() ? one : best)
        .orElseThrow();
  }
}
