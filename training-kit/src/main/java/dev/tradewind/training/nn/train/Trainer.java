package dev.tradewind.training.nn.train;

import dev.tradewind.training.nn.Compute;
import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.ModelSession;
import dev.tradewind.training.nn.Variable;
import dev.tradewind.training.nn.VariableSaver;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.nn.optimize.Optimizer;
import dev.tradewind.training.nn.optimize.Privacy;
import dev.tradewind.training.nn.optimize.PrivateUpdate;
import dev.tradewind.training.nn.optimize.Update;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** Gradient steps on a training graph. Not for several threads at once. */
public final class Trainer implements AutoCloseable {

  private final ModelSession session;
  private final Steps steps;
  private final VariableSaver saver;
  private final @Nullable WeightAverage average;
  private final long seed;
  private long step;

  /** How one step is made. */
  @FunctionalInterface
  private interface Steps {
    float step(Feeds feeds, long seed, long step, double learningRate);
  }

  /** Computed as everywhere: see the other constructor. */
  public Trainer(
      Forward forward, Operand<TFloat32> loss, Optimizer optimizer, double clipNorm, long seed) {
    this(forward, loss, optimizer, clipNorm, seed, Compute.REPRODUCIBLE);
  }

  /**
   * Adds the optimiser to the graph and gives the variables their first values.
   *
   * @param loss a scalar
   * @param clipNorm longest slope over all variables
   * @param seed of the variables' first values and of dropout
   */
  public Trainer(
      Forward forward,
      Operand<TFloat32> loss,
      Optimizer optimizer,
      double clipNorm,
      long seed,
      Compute compute) {
    this(forward, loss, optimizer, clipNorm, seed, compute, 0);
  }

  private Trainer(
      Forward forward,
      Operand<TFloat32> loss,
      Optimizer optimizer,
      double clipNorm,
      long seed,
      Compute compute,
      int averaged) {
    Placeholder<TInt64> noise = noise(forward);
    Update update = Update.of(forward, loss, optimizer, clipNorm);
    this.seed = seed;
    average = averaged == 0 ? null : new WeightAverage(forward, averaged);
    saver = saver(forward);
    session = new ModelSession(forward, compute);
    session.initialize(seed);
    steps = new PlainSteps(session, loss, update, noise)::step;
    endEpoch(1);
  }

  /**
   * One whose weights are the mean over the last epochs, older ones counting less (stochastic
   * weight averaging: Izmailov et al. 2018). The learning rate should not have fallen to nothing by
   * then.
   *
   * @param epochs that an epoch counts for, about; 1 or more
   */
  public static Trainer averaging(
      Forward forward,
      Operand<TFloat32> loss,
      Optimizer optimizer,
      double clipNorm,
      long seed,
      int epochs) {
    return new Trainer(forward, loss, optimizer, clipNorm, seed, Compute.REPRODUCIBLE, epochs);
  }

  private Trainer(
      Forward forward,
      Operand<TFloat32> loss,
      Optimizer optimizer,
      Privacy privacy,
      LongSupplier keys,
      long seed) {
    Placeholder<TInt64> noise = noise(forward);
    PrivateUpdate update = PrivateUpdate.of(forward, loss, optimizer, privacy);
    this.seed = seed;
    average = null;
    saver = saver(forward);
    session = new ModelSession(forward);
    session.initialize(seed);
    steps = new PrivateSteps(session, loss, update, noise, keys)::step;
  }

  /**
   * One that gives away little of each example. Its batches are fed {@link Feeds#oneByOne one by
   * one}, and for what {@link dev.tradewind.training.nn.privacy.PrivacyLoss} says to hold each
   * example must be drawn into each of them with the same chance, independently. The noise is keyed
   * anew in each step by a source of true randomness, so two runs of one seed differ.
   *
   * @param loss of a batch of one example, a scalar
   * @param seed of the variables' first values and of dropout
   */
  public static Trainer withPrivacy(
      Forward forward, Operand<TFloat32> loss, Optimizer optimizer, Privacy privacy, long seed) {
    return withPrivacy(forward, loss, optimizer, privacy, new SecureRandom()::nextLong, seed);
  }

  static Trainer withPrivacy(
      Forward forward,
      Operand<TFloat32> loss,
      Optimizer optimizer,
      Privacy privacy,
      LongSupplier keys,
      long seed) {
    return new Trainer(forward, loss, optimizer, privacy, keys, seed);
  }

  private static Placeholder<TInt64> noise(Forward forward) {
    Placeholder<TInt64> noise = forward.noise();
    if (noise == null) {
      throw new IllegalArgumentException("expected: a training graph");
    }
    return noise;
  }

  private static VariableSaver saver(Forward forward) {
    List<Variable> all = new ArrayList<>(forward.parameters().variables());
    all.addAll(forward.slots().variables());
    return VariableSaver.of(forward.tf(), "checkpoint", all);
  }

  /**
   * One step.
   *
   * @return the loss before it
   * @throws ArithmeticException where the loss is not a finite number
   */
  public float step(Map<? extends Operand<?>, ? extends Tensor> tensors, double learningRate) {
    Feeds feeds = new Feeds(0);
    tensors.forEach(feeds::with);
    return step(feeds, learningRate);
  }

  /** One step. See {@link #step(Map, double)}. */
  float step(Feeds feeds, double learningRate) {
    step++;
    float loss = steps.step(feeds, seed, step, learningRate);
    if (!Float.isFinite(loss)) {
      throw new ArithmeticException(
          "the loss is " + loss + " at step " + step + ": lower the learning rate");
    }
    return loss;
  }

  /** Steps taken. */
  public long steps() {
    return step;
  }

  /** Writes all that later steps depend on, but for the number of steps. */
  void save(String prefix) {
    saver.save(session, prefix);
  }

  /** Goes on from what {@link #save} wrote after so many steps. */
  void restore(String prefix, long steps) {
    saver.restore(session, prefix);
    step = steps;
  }

  /**
   * Says that an epoch has ended.
   *
   * @param epoch from 1
   */
  void endEpoch(int epoch) {
    if (average != null) {
      average.add(session, epoch);
    }
  }

  /** The model's weights: the variables' values now, or their mean where it is an average. */
  public Weights weights() {
    return average == null ? session.weights() : average.weights(session);
  }

  @Override
  public void close() {
    session.close();
  }
}
