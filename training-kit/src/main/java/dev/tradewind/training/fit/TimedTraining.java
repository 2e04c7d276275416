package dev.tradewind.training.fit;

import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.nn.optimize.LearningRate;
import dev.tradewind.training.nn.train.Checkpoints;
import dev.tradewind.training.nn.train.Epochs;
import dev.tradewind.training.nn.train.Plan;
import dev.tradewind.training.nn.train.Progress;
import dev.tradewind.training.nn.train.Trainer;
import dev.tradewind.training.nn.train.TrainingLoop;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.Phase;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.TimeBudget;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;

/**
 * A training loop that fits into the time of a run. With a budget the first epochs say how long one
 * takes; what there is time for goes on from its checkpoint, with a learning rate that falls in
 * that time. When no time is left it ends, in the middle of an epoch if it must.
 *
 * @param budget of the run
 * @param checkpoints where they go
 * @param patience epochs without a better validation
 * @param learningRate its peak
 */
public record TimedTraining(
    TrainingLog log,
    TimeBudget budget,
    Clock clock,
    Path checkpoints,
    int patience,
    double learningRate) {

  private static final long CHECKPOINT_STEPS = 2_000;
  private static final long PATIENT_STEPS = 300;
  private static final long MOST_WARM_UP = 100;
  private static final int TIMED = 2;

  /**
   * One of a run's trainings, as its parameters {@code patience} and {@code learning_rate} say.
   *
   * @param name tells its checkpoints from those of the run's other trainings
   */
  public static TimedTraining of(
      RunRequest request, TimeBudget budget, TrainingLog log, String name) {
    Hyperparameters parameters = request.parameters();
    return new TimedTraining(
        log,
        budget,
        Clock.systemUTC(),
        request.checkpoints().resolve(name),
        parameters.whole("patience"),
        parameters.decimal("learning_rate"));
  }

  /**
   * How long.
   *
   * @param epochs at most
   * @param schedule epochs that the learning rate falls over, at least as many
   * @param timeShare of the time that is left, above 0 to 1
   * @param from share of the run's training that is done before
   * @param to share that is done after
   */
  public record Length(int epochs, int schedule, double timeShare, double from, double to) {

    /** A training of its own, of so many epochs. */
    public static Length whole(int epochs) {
      return new Length(epochs, epochs, 1, 0, 1);
    }

    /** All of a run's training. */
    public static Length whole(RunRequest request) {
      return of(request, 1);
    }

    /** The first half of a run's training, in half of its time. */
    public static Length half(RunRequest request) {
      return of(request, 0.5);
    }

    /**
     * One of several trainings of the same size, each in its share of the time.
     *
     * @param at which, from 0
     * @param all how many there are, those that come after the folds counted
     */
    public static Length fold(RunRequest request, int at, int all) {
      Length whole = of(request, 1);
      return new Length(
          whole.epochs, whole.schedule, 1.0 / (all - at), (double) at / all, (at + 1.0) / all);
    }

    /** This, where a share of the run's training is done before. */
    public Length after(double done) {
      return new Length(
          epochs, schedule, timeShare, done + (1 - done) * from, done + (1 - done) * to);
    }

    private static Length of(RunRequest request, double share) {
      int epochs = request.parameters().whole("epochs");
      return new Length(epochs, request.schedule(epochs), share, 0, share);
    }

    private Length bounded(int most) {
      return new Length(Math.min(epochs, most), Math.min(schedule, most), timeShare, from, to);
    }
  }

  /**
   * Trains; the trainer has the weights of the best epoch afterwards.
   *
   * @param batches in an epoch
   * @param validation of an epoch's weights; more is better
   */
  public TrainingLoop.Outcome run(
      Trainer trainer,
      Epochs epochs,
      int batches,
      Length length,
      ToDoubleFunction<Weights> validation)
      throws InterruptedException {
    Length bounded = length;
    if (budget.isLimited()) {
      // The first epoch has all that happens once in it; the second says how long the others take.
      loop(trainer, epochs, batches, length, 1, validation).run();
      int timed = Math.min(TIMED, length.epochs());
      Instant begun = clock.instant();
      loop(trainer, epochs, batches, length, timed, validation).run();
      Duration each = Duration.between(begun, clock.instant());
      bounded =
          length.bounded(timed + budget.epochs(length.epochs() - timed, each, length.timeShare()));
    }
    return loop(trainer, epochs, batches, bounded, bounded.epochs(), validation).run();
  }

  private TrainingLoop loop(
      Trainer trainer,
      Epochs epochs,
      int batches,
      Length length,
      int last,
      ToDoubleFunction<Weights> validation) {
    long steps = (long) length.schedule() * batches;
    LearningRate rate =
        LearningRate.warmUpCosine(learningRate, Math.min(MOST_WARM_UP, steps / 10), steps);
    return new TrainingLoop(
        trainer,
        epochs,
        new Plan(last, patience, PATIENT_STEPS, CHECKPOINT_STEPS, rate),
        new Checkpoints(checkpoints),
        validation,
        progress -> tell(progress, last, length),
        budget::isOver);
  }

  private void tell(Progress progress, int last, Length length) {
    double done = progress.share() * last;
    boolean ended = done >= progress.epoch();
    log.progressed(
        Phase.TRAIN,
        length.from() + (length.to() - length.from()) * done / length.epochs(),
        ended ? progress.epoch() : progress.epoch() - 1,
        progress.loss());
  }
}
