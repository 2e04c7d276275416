package dev.tradewind.training.nn.train;

import dev.tradewind.training.nn.Compute;
import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.ModelSession;
import dev.tradewind.training.nn.Variable;
import dev.tradewind.training.nn.VariableSaver;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.nn.optimize.Optimizer;
import dev.tradewind.training.nn.optimize.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** Gradient steps on a training graph. Not for several threads at once. */
public final class Trainer implements AutoCloseable {

  private final ModelSession session;
  private final Operand<TFloat32> loss;
  private final Update update;
  private final VariableSaver saver;
  private final Placeholder<TInt64> noise;
  private final long seed;
  private long step;

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
    Placeholder<TInt64> source = forward.noise();
    if (source == null) {
      throw new IllegalArgumentException("expected: a training graph");
    }
    noise = source;
    this.loss = loss;
    this.seed = seed;
    update = Update.of(forward, loss, optimizer, clipNorm);
    List<Variable> all = new ArrayList<>(forward.parameters().variables());
    all.addAll(forward.slots().variables());
    saver = VariableSaver.of(forward.tf(), "checkpoint", all);
    session = new ModelSession(forward, compute);
    session.initialize(seed);
  }

  /**
   * One step.
   *
   * @return the loss before it
   * @throws ArithmeticException where the loss is not a finite number
   */
  public float step(Map<? extends Operand<?>, ? extends Tensor> feeds, double learningRate) {
    step++;
    try (TFloat32 number = TFloat32.scalarOf((float) step);
        TFloat32 rate = TFloat32.scalarOf((float) learningRate);
        TInt64 key = TInt64.tensorOf(Shape.of(2), DataBuffers.of(seed, step));
        Result result =
            session
                .runner(feeds)
                .feed(update.step(), number)
                .feed(update.learningRate(), rate)
                .feed(noise, key)
                .fetch(loss)
                .addTarget(update.op())
                .run()) {
      float value = ((TFloat32) result.get(0)).getFloat();
      if (!Float.isFinite(value)) {
        throw new ArithmeticException(
            "the loss is " + value + " at step " + step + ": lower the learning rate");
      }
      return value;
    }
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

  /** The variables' values now. */
  public Weights weights() {
    return session.weights();
  }

  @Override
  public void close() {
    session.close();
  }
}
