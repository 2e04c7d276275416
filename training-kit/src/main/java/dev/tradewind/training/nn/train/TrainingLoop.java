package dev.tradewind.training.nn.train;

import dev.tradewind.training.nn.Weights;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Trains until validation does not rise any more. Goes on from the newest checkpoint, where there
 * is one, as if it had never been interrupted: to the last bit, on the same kind of machine.
 */
public final class TrainingLoop {

  /**
   * What came of it.
   *
   * @param weights of the best epoch
   * @param validation of that epoch
   * @param epochs trained in all
   */
  public record Outcome(Weights weights, double validation, int bestEpoch, int epochs) {}

  private final Trainer trainer;
  private final Epochs epochs;
  private final Plan plan;
  private final Checkpoints checkpoints;
  private final ToDoubleFunction<Weights> validation;
  private final Progress.Listener listener;
  private final BooleanSupplier late;
  private double validated = Double.NaN;

  /**
   * Takes all that training depends on.
   *
   * @param validation of an epoch's weights; more is better
   */
  public TrainingLoop(
      Trainer trainer,
      Epochs epochs,
      Plan plan,
      Checkpoints checkpoints,
      ToDoubleFunction<Weights> validation,
      Progress.Listener listener) {
    this(trainer, epochs, plan, checkpoints, validation, listener, () -> false);
  }

  /**
   * One that ends in time.
   *
   * @param late asked before each step: whether no time is left. An epoch that is cut short is
   *     validated as a whole one is
   */
  public TrainingLoop(
      Trainer trainer,
      Epochs epochs,
      Plan plan,
      Checkpoints checkpoints,
      ToDoubleFunction<Weights> validation,
      Progress.Listener listener,
      BooleanSupplier late) {
    this.trainer = trainer;
    this.epochs = epochs;
    this.plan = plan;
    this.checkpoints = checkpoints;
    this.validation = validation;
    this.listener = listener;
    this.late = late;
  }

  /** Trains; the trainer has the weights of the best epoch afterwards. */
  public Outcome run() throws InterruptedException {
    TrainingState state = checkpoints.restore(trainer).orElse(TrainingState.START);
    while (state.epoch() <= plan.epochs() && !plan.isHopeless(state) && !late.getAsBoolean()) {
      state = epoch(state);
      checkpoints.write(trainer, state);
    }
    checkpoints.restoreBest(trainer, state);
    return new Outcome(trainer.weights(), state.best(), state.bestEpoch(), state.epoch() - 1);
  }

  private TrainingState epoch(TrainingState begin) throws InterruptedException {
    TrainingState state = begin;
    List<Supplier<Feeds>> batches = epochs.batches(state.epoch());
    Pace pace = new Pace();
    try (Prefetch prefetch = new Prefetch(batches.subList(state.batches(), batches.size()))) {
      while (state.batches() < batches.size() && !late.getAsBoolean()) {
        try (Feeds feeds = prefetch.next()) {
          float loss = trainer.step(feeds, plan.rate().at(trainer.steps() + 1));
          state = state.stepped(loss);
          pace.add(feeds.examples());
        }
        listener.progressed(progress(state, batches.size(), pace));
        if (state.steps() % plan.checkpointSteps() == 0 && state.batches() < batches.size()) {
          checkpoints.write(trainer, state);
        }
      }
    }
    trainer.endEpoch(state.epoch());
    validated = validation.applyAsDouble(trainer.weights());
    TrainingState next = state.nextEpoch(validated);
    if (next.bestEpoch() == state.epoch()) {
      checkpoints.writeBest(trainer, next);
    }
    return next;
  }

  private Progress progress(TrainingState state, int batches, Pace pace) {
    double done = (state.epoch() - 1 + state.batches() / (double) batches) / plan.epochs();
    double steps = (1 - done) * plan.epochs() * batches;
    return new Progress(
        state.epoch(),
        done,
        state.meanLoss(),
        validated,
        pace.examplesPerSecond(),
        Duration.ofMillis((long) (steps * pace.secondsPerStep() * 1000)));
  }

  /** How fast the steps of this process are. */
  private static final class Pace {
    private final long start = System.nanoTime();
    private long examples;
    private long steps;

    void add(int more) {
      examples += more;
      steps++;
    }

    private double seconds() {
      return (System.nanoTime() - start) / 1e9;
    }

    double examplesPerSecond() {
      return examples / seconds();
    }

    double secondsPerStep() {
      return seconds() / steps;
    }
  }
}
