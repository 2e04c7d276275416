package dev.tradewind.training.nn;

import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** Gradient steps on a training graph. */
public final class Trainer implements AutoCloseable {

  private final ModelSession session;
  private final Operand<TFloat32> loss;
  private final Adam adam;
  private final Placeholder<TInt64> noise;
  private final long seed;
  private long step;

  /**
   * Adds the optimiser to the graph and gives the variables their first values.
   *
   * @param loss a scalar
   * @param clipNorm largest global norm of the gradient
   * @param weightDecay of whole matrices; 0 for none
   */
  public Trainer(
      Forward forward, Operand<TFloat32> loss, double clipNorm, double weightDecay, long seed) {
    Placeholder<TInt64> source = forward.noise();
    if (source == null) {
      throw new IllegalArgumentException("expected: a training graph");
    }
    noise = source;
    this.loss = loss;
    this.seed = seed;
    adam = new Adam(forward, loss, clipNorm, weightDecay);
    session = new ModelSession(forward);
    session.initialize(seed);
    session.run(adam.zeroMoments());
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
        TInt64 key = TInt64.tensorOf(Shape.of(2), DataBuffers.of(seed, step))) {
      Session.Runner runner =
          session
              .runner(feeds)
              .feed(adam.step(), number)
              .feed(adam.learningRate(), rate)
              .feed(noise, key)
              .fetch(loss)
              .addTarget(adam.update());
      try (Result result = runner.run()) {
        float value = ((TFloat32) result.get(0)).getFloat();
        if (!Float.isFinite(value)) {
          throw new ArithmeticException(
              "the loss is " + value + " at step " + step + ": lower the learning rate");
        }
        return value;
      }
    }
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
