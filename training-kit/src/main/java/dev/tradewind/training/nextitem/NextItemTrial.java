package dev.tradewind.training.nextitem;

import dev.tradewind.training.data.ItemAttributes;
import dev.tradewind.training.data.Question;
import dev.tradewind.training.fit.TimedTraining;
import dev.tradewind.training.fit.TimedTraining.Length;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.ProgressListener;
import dev.tradewind.training.run.TimeBudget;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trains the network of the model alone, as a run does, and says how long each part took. */
public final class NextItemTrial {

  /**
   * An epoch.
   *
   * @param seconds of its steps, checkpoints and batches included
   * @param evaluationSeconds of ranking the whole catalogue for all questions
   * @param worth of the network alone, the mean over all questions
   */
  public record Lap(double seconds, double evaluationSeconds, double worth) {}

  /**
   * What came of it.
   *
   * @param steps of an epoch, about
   * @param targets of an epoch: places whose next item is learned
   * @param flops of an epoch: multiplications and additions of matrix products, there and back
   */
  public record Result(List<Lap> laps, long steps, long targets, double flops) {}

  private final SequenceSplit split;
  private final List<Question> questions;
  private final List<Lap> laps = new ArrayList<>();
  private long begun;

  private NextItemTrial(SequenceSplit split, List<Question> questions) {
    this.split = split;
    this.questions = questions;
  }

  /**
   * Trains for all its epochs, whatever validation says.
   *
   * @param items size of the catalogue
   * @param questions asked after each epoch
   * @param checkpoints an empty directory
   */
  public static Result run(
      SequenceSplit split,
      int items,
      List<Question> questions,
      Hyperparameters parameters,
      long seed,
      Path checkpoints)
      throws InterruptedException {
    NextItemTrial trial = new NextItemTrial(split, questions);
    NetworkShape shape = NextItemModel.shape(NextItemModel.suited(parameters, split, items), items);
    int width = Math.min(items, parameters.whole("neighbors"));
    ItemAttributes attributes = ItemAttributes.none(items);
    Sources sources =
        Sources.of(
            split.training(),
            split.masked(),
            attributes,
            width,
            CountingShape.usual(!split.masked()));
    int epochs = parameters.whole("epochs");
    try (RankingEvaluation evaluation = new RankingEvaluation(shape, sources);
        SequenceTraining training =
            new SequenceTraining(
                shape,
                attributes,
                split.training(),
                parameters.whole("batch_size"),
                parameters.whole("negatives"),
                parameters.decimal("weight_decay"),
                seed)) {
      TimedTraining timed =
          new TimedTraining(
              new TrainingLog(ProgressListener.NONE),
              TimeBudget.begin(Optional.empty(), Clock.systemUTC()),
              Clock.systemUTC(),
              checkpoints,
              epochs,
              parameters.decimal("learning_rate"));
      trial.begun = System.nanoTime();
      timed.run(
          training.trainer(),
          training,
          training.batches(),
          Length.whole(epochs),
          weights -> trial.lap(evaluation, weights));
      return new Result(trial.laps, training.batches(), training.targets(), training.flops(shape));
    }
  }

  private double lap(RankingEvaluation evaluation, Weights weights) {
    long trained = System.nanoTime();
    evaluation.restore(weights);
    double worth =
        evaluation
            .evaluate(split, questions, List.of(RankingEvaluation.NETWORK))
            .get(RankingEvaluation.NETWORK)
            .mean(split.goal());
    long evaluated = System.nanoTime();
    laps.add(new Lap((trained - begun) / 1e9, (evaluated - trained) / 1e9, worth));
    begun = evaluated;
    return worth;
  }
}
