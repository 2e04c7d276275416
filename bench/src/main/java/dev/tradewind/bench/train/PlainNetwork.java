package dev.tradewind.bench.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Assign;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * SASRec (Kang and McAuley 2018) as one writes it straight on the ops: two blocks, 64 wide, two
 * heads, dropout, all histories padded to 50 places, items scored against their embeddings.
 */
final class PlainNetwork {

  static final int LENGTH = 50;
  static final int WIDTH = 64;

  private static final int BLOCKS = 2;
  private static final int HEADS = 2;
  private static final float DROPPED = 0.5f;

  private final Ops tf;
  private final boolean training;
  private final Random random;
  private final List<Variable<TFloat32>> variables;
  private final List<Assign<TFloat32>> assignments = new ArrayList<>();
  private int next;

  /**
   * A network that trains or, given the variables of one, ranks.
   *
   * @param variables empty where they are to be made
   */
  PlainNetwork(Graph graph, boolean training, List<Variable<TFloat32>> variables, long seed) {
    tf = Ops.create(graph);
    this.training = training;
    this.variables = new ArrayList<>(variables);
    random = new Random(seed);
  }

  List<Variable<TFloat32>> variables() {
    return variables;
  }

  /** Give the variables their first values. */
  List<Assign<TFloat32>> assignments() {
    return assignments;
  }

  /** Embeddings of all items, padding among them: [items + 1, 64]. */
  Operand<TFloat32> table(int items) {
    return variable(0.02, items + 1, WIDTH);
  }

  /** What the network makes of each place: [batch, 50, 64]. */
  Operand<TFloat32> encode(Placeholder<TInt32> history, Operand<TFloat32> table) {
    Operand<TFloat32> x =
        tf.math.add(
            tf.math.mul(
                tf.gather(table, history, tf.constant(0)), tf.constant((float) Math.sqrt(WIDTH))),
            variable(0.02, LENGTH, WIDTH));
    x = dropout(x);
    Operand<TFloat32> mask = mask(history);
    for (int block = 0; block < BLOCKS; block++) {
      x = tf.math.add(x, dropout(attention(norm(x), mask)));
      Operand<TFloat32> inner = tf.nn.relu(dense(norm(x), WIDTH, 2 * WIDTH));
      x = tf.math.add(x, dropout(dense(dropout(inner), 2 * WIDTH, WIDTH)));
    }
    return norm(x);
  }

  /** Scores of all items, padding among them. */
  Operand<TFloat32> logits(Operand<TFloat32> hidden, Operand<TFloat32> table) {
    return tf.linalg.matMul(hidden, table, MatMul.transposeB(true));
  }

  private Operand<TFloat32> mask(Placeholder<TInt32> history) {
    float[] future = new float[LENGTH * LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      for (int j = i + 1; j < LENGTH; j++) {
        future[i * LENGTH + j] = -1e9f;
      }
    }
    Operand<TFloat32> later = tf.constant(Shape.of(1, 1, LENGTH, LENGTH), DataBuffers.of(future));
    Operand<TFloat32> padding =
        tf.math.mul(
            tf.dtypes.cast(tf.math.equal(history, tf.constant(0)), TFloat32.class),
            tf.constant(-1e9f));
    return tf.math.add(later, tf.reshape(padding, tf.array(-1, 1, 1, LENGTH)));
  }

  private Operand<TFloat32> attention(Operand<TFloat32> x, Operand<TFloat32> mask) {
    Operand<TFloat32> query = heads(dense(x, WIDTH, WIDTH));
    Operand<TFloat32> key = heads(dense(x, WIDTH, WIDTH));
    Operand<TFloat32> value = heads(dense(x, WIDTH, WIDTH));
    Operand<TFloat32> scores =
        tf.math.mul(
            tf.train.batchMatMul(query, key, TFloat32.class, BatchMatMul.adjY(true)),
            tf.constant((float) (1 / Math.sqrt((double) WIDTH / HEADS))));
    Operand<TFloat32> shares = dropout(tf.nn.softmax(tf.math.add(scores, mask)));
    Operand<TFloat32> mixed = tf.train.batchMatMul(shares, value, TFloat32.class);
    Operand<TFloat32> joined =
        tf.reshape(tf.linalg.transpose(mixed, tf.array(0, 2, 1, 3)), tf.array(-1, LENGTH, WIDTH));
    return dense(joined, WIDTH, WIDTH);
  }

  private Operand<TFloat32> heads(Operand<TFloat32> x) {
    return tf.linalg.transpose(
        tf.reshape(x, tf.array(-1, LENGTH, HEADS, WIDTH / HEADS)), tf.array(0, 2, 1, 3));
  }

  private Operand<TFloat32> dense(Operand<TFloat32> x, int from, int to) {
    Operand<TFloat32> rows =
        tf.linalg.matMul(
            tf.reshape(x, tf.array(-1, from)), variable(Math.sqrt(2.0 / (from + to)), from, to));
    return tf.reshape(tf.math.add(rows, variable(0, to)), tf.array(-1, LENGTH, to));
  }

  private Operand<TFloat32> norm(Operand<TFloat32> x) {
    Operand<TInt32> last = tf.constant(2);
    Operand<TFloat32> count = tf.constant((float) WIDTH);
    Operand<TFloat32> centred =
        tf.math.sub(x, tf.math.div(tf.reduceSum(x, last, ReduceSum.keepDims(true)), count));
    Operand<TFloat32> variance =
        tf.math.div(
            tf.reduceSum(tf.math.mul(centred, centred), last, ReduceSum.keepDims(true)), count);
    Operand<TFloat32> scaled =
        tf.math.mul(centred, tf.math.rsqrt(tf.math.add(variance, tf.constant(1e-6f))));
    Operand<TFloat32> gain = tf.math.add(variable(0, WIDTH), tf.constant(1f));
    return tf.math.add(tf.math.mul(scaled, gain), variable(0, WIDTH));
  }

  private Operand<TFloat32> dropout(Operand<TFloat32> x) {
    if (!training) {
      return x;
    }
    Operand<TFloat32> keep =
        tf.dtypes.cast(
            tf.math.greaterEqual(
                tf.random.randomUniform(tf.shape(x), TFloat32.class), tf.constant(DROPPED)),
            TFloat32.class);
    return tf.math.mul(x, tf.math.mul(keep, tf.constant(1 / (1 - DROPPED))));
  }

  /** The next variable: made with normal values, or the one that was made at this place. */
  private Operand<TFloat32> variable(double deviation, long... shape) {
    if (next < variables.size()) {
      return tf.identity(variables.get(next++));
    }
    Shape size = Shape.of(shape);
    float[] first = new float[Math.toIntExact(size.size())];
    for (int i = 0; i < first.length; i++) {
      first[i] = (float) (random.nextGaussian() * deviation);
    }
    Variable<TFloat32> variable = tf.variable(size, TFloat32.class);
    assignments.add(tf.assign(variable, tf.constant(size, DataBuffers.of(first))));
    variables.add(variable);
    next++;
    return tf.identity(variable);
  }
}
