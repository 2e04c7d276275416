package dev.tradewind.training.nn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.tensorflow.types.TFloat32;

/** A running graph with its variables and their optimiser's slots. */
public final class ModelSession implements AutoCloseable {

  private final Forward forward;
  private final Session session;
  private final Map<Variable, Placeholder<TFloat32>> values = new LinkedHashMap<>();
  private final Map<Variable, Op> assignments = new LinkedHashMap<>();
  private final Map<String, Operand<TFloat32>> reads = new LinkedHashMap<>();

  /** Takes the graph as it is; its variables have no values yet. */
  public ModelSession(Forward forward) {
    this(forward, Compute.REPRODUCIBLE);
  }

  /** Takes the graph as it is; its variables have no values yet. */
  public ModelSession(Forward forward, Compute compute) {
    this.forward = forward;
    Ops tf = forward.tf();
    List<Variable> all = new ArrayList<>(forward.parameters().variables());
    all.addAll(forward.slots().variables());
    for (Variable variable : all) {
      Placeholder<TFloat32> value =
          tf.placeholder(TFloat32.class, Placeholder.shape(variable.shape()));
      values.put(variable, value);
      assignments.put(variable, tf.assignVariableOp(variable.handle(), value));
      reads.put(variable.name(), tf.readVariableOp(variable.handle(), TFloat32.class));
    }
    session = new Session(forward.graph(), compute.session());
  }

  /** Gives each variable its first values, from the seed and its name alone. */
  public void initialize(long seed) {
    for (Variable variable : values.keySet()) {
      float[] first = new float[Math.toIntExact(variable.shape().size())];
      Random random = new Random(seed * 31 + variable.name().hashCode());
      variable.initializer().fill(first, variable.shape().asArray(), random);
      assign(variable, first);
    }
  }

  /** Sets the variables; values of variables that this graph does not have are ignored. */
  public void restore(Weights weights) {
    forward
        .parameters()
        .variables()
        .forEach(variable -> assign(variable, weights.get(variable.name())));
  }

  private void assign(Variable variable, float[] value) {
    Placeholder<TFloat32> placeholder = values.get(variable);
    try (TFloat32 tensor = TFloat32.tensorOf(variable.shape(), DataBuffers.of(value))) {
      session.runner().feed(placeholder, tensor).addTarget(assignments.get(variable)).run().close();
    }
  }

  /** The variables' values now. */
  public Weights weights() {
    return weights("");
  }

  /** Values of what is remembered of each variable, by the variable's name: of a mean, say. */
  public Weights weights(String prefix) {
    Weights weights = new Weights();
    for (Variable variable : forward.parameters().variables()) {
      Operand<TFloat32> read = reads.get(prefix + variable.name());
      try (Result result = session.runner().fetch(read).run()) {
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

  /** What runs it; stays this object's. */
  public Session session() {
    return session;
  }

  /** What it runs. */
  public Forward forward() {
    return forward;
  }

  @Override
  public void close() {
    session.close();
  }
}
