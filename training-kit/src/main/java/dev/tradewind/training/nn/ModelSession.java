package dev.tradewind.training.nn;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/**
 * A running graph with its variables. The number of threads is a constant and not the number of
 * cores, and ops run one after another (each may use both threads): sums are then taken in the same
 * order on every machine of a kind, which is what makes a seed mean something.
 */
public final class ModelSession implements AutoCloseable {

  private static final int THREADS = 2;

  private final Forward forward;
  private final Session session;
  private final Map<Variable, Placeholder<TFloat32>> values = new LinkedHashMap<>();
  private final Map<Variable, Op> assignments = new LinkedHashMap<>();
  private final Map<Variable, Operand<TFloat32>> reads = new LinkedHashMap<>();

  /** Takes the graph as it is; its variables have no values yet. */
  public ModelSession(Forward forward) {
    this.forward = forward;
    Ops tf = forward.tf();
    for (Variable variable : forward.parameters().variables()) {
      Placeholder<TFloat32> value =
          tf.placeholder(TFloat32.class, Placeholder.shape(variable.shape()));
      values.put(variable, value);
      assignments.put(variable, tf.assignVariableOp(variable.handle(), value));
      reads.put(variable, tf.readVariableOp(variable.handle(), TFloat32.class));
    }
    session =
        new Session(
            forward.graph(),
            ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(THREADS)
                .setInterOpParallelismThreads(1)
                .build());
  }

  /** Gives each variable its first values, from the seed and its name alone. */
  public void initialize(long seed) {
    Weights weights = new Weights();
    for (Variable variable : values.keySet()) {
      float[] first = new float[Math.toIntExact(variable.shape().size())];
      Random random = new Random(seed * 31 + variable.name().hashCode());
      variable.initializer().fill(first, variable.shape().asArray(), random);
      weights.put(variable.name(), first);
    }
    restore(weights);
  }

  /** Sets the variables; values of variables that this graph does not have are ignored. */
  public void restore(Weights weights) {
    values.forEach(
        (variable, placeholder) -> {
          try (TFloat32 tensor =
                  TFloat32.tensorOf(
                      variable.shape(), DataBuffers.of(weights.get(variable.name())));
              Result ignored =
                  session
                      .runner()
                      .feed(placeholder, tensor)
                      .addTarget(assignments.get(variable))
                      .run()) {
            assert ignored != null;
          }
        });
  }

  /** The variables' values now. */
  public Weights weights() {
    Weights weights = new Weights();
    for (Variable variable : values.keySet()) {
      try (Result result = session.runner().fetch(reads.get(variable)).run()) {
        float[] copy = new float[Math.toIntExact(variable.shape().size())];
        ((TFloat32) result.get(0)).copyTo(DataBuffers.of(copy));
        weights.put(variable.name(), copy);
      }
    }
    return weights;
  }

  /** Runs ops for their effect, such as filling lookup tables. */
  public void run(Iterable<? extends Op> targets) {
    Session.Runner runner = session.runner();
    targets.forEach(runner::addTarget);
    if (!runner.isEmpty()) {
      runner.run().close();
    }
  }

  /** A run to be fed and fetched from. */
  public Session.Runner runner() {
    return session.runner();
  }

  /** A run that is fed these tensors, which stay the caller's. */
  public Session.Runner runner(Map<? extends Operand<?>, ? extends Tensor> feeds) {
    Session.Runner runner = session.runner();
    feeds.forEach(runner::feed);
    return runner;
  }

  Forward forward() {
    return forward;
  }

  @Override
  public void close() {
    session.close();
  }
}
