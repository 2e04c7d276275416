package dev.tradewind.training.nn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * A graph under construction, for training or for inference. The layers take it, so that both
 * graphs are made by the same code; dropout exists in the training graph only.
 */
public final class Forward implements AutoCloseable {

  private final Graph graph;
  private final Ops tf;
  private final Parameters parameters;
  private final Parameters slots;
  private final @Nullable Placeholder<TInt64> noise;
  private final List<Op> moves = new ArrayList<>();
  private int dropouts;

  private Forward(boolean training) {
    graph = new Graph();
    tf = Ops.create(graph);
    parameters = new Parameters(tf);
    slots = new Parameters(tf);
    noise =
        training
            ? tf.withName("noise").placeholder(TInt64.class, Placeholder.shape(Shape.of(2)))
            : null;
  }

  public static Forward training() {
    return new Forward(true);
  }

  public static Forward inference() {
    return new Forward(false);
  }

  public Ops tf() {
    return tf;
  }

  public Parameters parameters() {
    return parameters;
  }

  /** What an optimiser remembers of the variables; no part of the model. */
  public Parameters slots() {
    return slots;
  }

  /** The graph itself. */
  public Graph graph() {
    return graph;
  }

  /** Fed with (seed, step): all randomness of a step. Null in an inference graph. */
  public @Nullable Placeholder<TInt64> noise() {
    return noise;
  }

  /** Whether this is the graph that is trained. */
  public boolean isTraining() {
    return noise != null;
  }

  /** Says that an op is to be run with each step: it moves a variable that has no slope. */
  public void alsoMove(Op op) {
    moves.add(op);
  }

  /** What is run with each step beside the optimiser's ops. */
  public List<Op> moves() {
    return Collections.unmodifiableList(moves);
  }

  /**
   * Sets a share of the values to zero and scales up the others, in training; nothing in inference.
   * Stateless: the mask is a function of seed, step and place in the network.
   *
   * @param rate share that is dropped, 0 to below 1
   */
  public Operand<TFloat32> dropout(Operand<TFloat32> x, double rate) {
    if (noise == null || rate == 0) {
      return x;
    }
    dropouts++;
    Operand<TInt64> key = tf.math.add(noise, tf.constant(new long[] {dropouts * 7919L, 0}));
    Operand<TFloat32> uniform = tf.random.statelessRandomUniform(tf.shape(x), key);
    Operand<TFloat32> keep =
        tf.dtypes.cast(tf.math.greaterEqual(uniform, tf.constant((float) rate)), TFloat32.class);
    return tf.math.mul(x, tf.math.mul(keep, tf.constant((float) (1 / (1 - rate)))));
  }

  @Override
  public void close() {
    graph.close();
  }
}
