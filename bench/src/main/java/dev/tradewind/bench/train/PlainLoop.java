package dev.tradewind.bench.train;

import dev.tradewind.training.data.Question;
import dev.tradewind.training.nextitem.Ranking;
import dev.tradewind.training.nextitem.SequenceSplit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Assign;
import org.tensorflow.op.core.Gather;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * What one writes without a kit: {@link PlainNetwork}, the softmax over all items, dense Adam at a
 * rate of 0.001, batches of 128 shoppers in a random order. The loss is taken at places with a next
 * item only, which is more than many such loops do.
 */
final class PlainLoop implements AutoCloseable {

  static final int BATCH = 128;

  private static final float RATE = 0.001f;
  private static final int RANKED_AT_ONCE = 128;

  private final Graph graph = new Graph();
  private final Session session;
  private final Placeholder<TInt32> history;
  private final Placeholder<TInt32> slots;
  private final Placeholder<TInt32> targets;
  private final Placeholder<TFloat32> firstDecay;
  private final Placeholder<TFloat32> secondDecay;
  private final Placeholder<TInt32> leftOut;
  private final Operand<TFloat32> loss;
  private final Operand<TFloat32> ranks;
  private final Op update;
  private final List<int[]> windows;
  private long steps;

  PlainLoop(SequenceSplit split, int items, long seed) {
    windows =
        split.training().stream()
            .filter(one -> one.length > 1)
            .map(one -> last(one, PlainNetwork.LENGTH + 1))
            .toList();
    Ops tf = Ops.create(graph);
    history = whole(tf, -1, PlainNetwork.LENGTH);
    slots = whole(tf, -1);
    targets = whole(tf, -1);
    leftOut = whole(tf, -1, -1);
    firstDecay = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    secondDecay = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    PlainNetwork network = new PlainNetwork(graph, true, List.of(), seed);
    Operand<TFloat32> table = network.table(items);
    Operand<TFloat32> places =
        tf.reshape(network.encode(history, table), tf.array(-1, PlainNetwork.WIDTH));
    Operand<TFloat32> logits = network.logits(tf.gather(places, slots, tf.constant(0)), table);
    Operand<TFloat32> truth =
        tf.oneHot(targets, tf.constant(items + 1), tf.constant(1f), tf.constant(0f));
    loss = tf.math.mean(tf.nn.softmaxCrossEntropyWithLogits(logits, truth).loss(), tf.constant(0));
    List<Op> first = new ArrayList<>(network.assignments());
    update = adam(tf, network.variables(), first);
    ranks = ranks(tf, items, network.variables());
    session =
        new Session(
            graph,
            ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(2)
                .setInterOpParallelismThreads(1)
                .build());
    Session.Runner runner = session.runner();
    first.forEach(runner::addTarget);
    runner.run().close();
  }

  private Op adam(Ops tf, List<Variable<TFloat32>> variables, List<Op> first) {
    Output<?>[] slopes =
        graph.addGradients(
            loss.asOutput(), variables.stream().map(Variable::asOutput).toArray(Output<?>[]::new));
    List<Op> moves = new ArrayList<>();
    for (int i = 0; i < slopes.length; i++) {
      Variable<TFloat32> variable = variables.get(i);
      @SuppressWarnings("unchecked") // the slope of floats
      Operand<TFloat32> slope = (Operand<TFloat32>) (Operand<?>) slopes[i];
      moves.add(
          tf.train.applyAdam(
              variable,
              zeros(tf, variable, first),
              zeros(tf, variable, first),
              firstDecay,
              secondDecay,
              tf.constant(RATE),
              tf.constant(0.9f),
              tf.constant(0.999f),
              tf.constant(1e-8f),
              slope));
    }
    return tf.withControlDependencies(moves).noOp();
  }

  private static Variable<TFloat32> zeros(Ops tf, Variable<TFloat32> like, List<Op> first) {
    Shape shape = like.asOutput().shape();
    Variable<TFloat32> slot = tf.variable(shape, TFloat32.class);
    Assign<TFloat32> zero = tf.assign(slot, tf.fill(tf.constant(shape.asArray()), tf.constant(0f)));
    first.add(zero);
    return slot;
  }

  private Operand<TFloat32> ranks(Ops tf, int items, List<Variable<TFloat32>> variables) {
    PlainNetwork network = new PlainNetwork(graph, false, variables, 0);
    Operand<TFloat32> table = network.table(items);
    Operand<TFloat32> hidden =
        tf.gather(
            network.encode(history, table), tf.constant(PlainNetwork.LENGTH - 1), tf.constant(1));
    Operand<TFloat32> scores = network.logits(hidden, table);
    Operand<TInt32> one = tf.constant(1);
    Operand<TFloat32> bar =
        tf.gather(scores, tf.expandDims(targets, one), one, Gather.batchDims(1L));
    Operand<TFloat32> above =
        tf.reduceSum(tf.dtypes.cast(tf.math.greaterEqual(scores, bar), TFloat32.class), one);
    // Padding, which is no item, is among what is left out.
    Operand<TFloat32> leftOutAbove =
        tf.reduceSum(
            tf.math.mul(
                tf.dtypes.cast(
                    tf.math.greaterEqual(
                        tf.gather(
                            scores,
                            tf.math.maximum(leftOut, tf.constant(0)),
                            one,
                            Gather.batchDims(1L)),
                        bar),
                    TFloat32.class),
                tf.dtypes.cast(tf.math.greaterEqual(leftOut, tf.constant(0)), TFloat32.class)),
            one);
    return tf.math.sub(tf.math.sub(above, leftOutAbove), tf.constant(1f));
  }

  private static Placeholder<TInt32> whole(Ops tf, long... shape) {
    return tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(shape)));
  }

  /** Steps of an epoch. */
  int batches() {
    return (windows.size() + BATCH - 1) / BATCH;
  }

  /** Takes steps of an epoch, at most so many. */
  void epoch(Random random, int most) {
    List<int[]> shuffled = new ArrayList<>(windows);
    Collections.shuffle(shuffled, random);
    for (int i = 0; i < Math.min(most, batches()); i++) {
      step(shuffled.subList(i * BATCH, Math.min(shuffled.size(), (i + 1) * BATCH)));
    }
  }

  private void step(List<int[]> batch) {
    int known = batch.stream().mapToInt(one -> one.length - 1).sum();
    int[] places = new int[known];
    int[] next = new int[known];
    int[][] histories = new int[batch.size()][];
    int count = 0;
    for (int row = 0; row < batch.size(); row++) {
      int[] one = batch.get(row);
      histories[row] = Arrays.copyOf(one, one.length - 1);
      int start = (row + 1) * PlainNetwork.LENGTH - histories[row].length;
      for (int i = 0; i < histories[row].length; i++) {
        places[count] = start + i;
        next[count++] = one[i + 1];
      }
    }
    steps++;
    try (TInt32 items = rightAligned(histories, PlainNetwork.LENGTH, 0);
        TInt32 at = TInt32.vectorOf(places);
        TInt32 right = TInt32.vectorOf(next);
        TFloat32 first = TFloat32.scalarOf((float) Math.pow(0.9, (double) steps));
        TFloat32 second = TFloat32.scalarOf((float) Math.pow(0.999, (double) steps));
        Result result =
            session
                .runner()
                .feed(history, items)
                .feed(slots, at)
                .feed(targets, right)
                .feed(firstDecay, first)
                .feed(secondDecay, second)
                .fetch(loss)
                .addTarget(update)
                .run()) {
      float value = ((TFloat32) result.get(0)).getFloat();
      if (!Float.isFinite(value)) {
        throw new ArithmeticException("the plain loop's loss is " + value);
      }
    }
  }

  /** Where the right items stand in the whole catalogue. */
  Ranking rank(SequenceSplit split, List<Question> questions) {
    int[] all = new int[questions.size()];
    for (int from = 0; from < all.length; from += RANKED_AT_ONCE) {
      List<Question> batch = questions.subList(from, Math.min(all.length, from + RANKED_AT_ONCE));
      int[][] histories =
          batch.stream().map(one -> last(one.history(), PlainNetwork.LENGTH)).toArray(int[][]::new);
      int[][] masked =
          batch.stream().map(one -> withPadding(split.leftOut(one))).toArray(int[][]::new);
      int longest = Arrays.stream(masked).mapToInt(row -> row.length).max().orElse(1);
      int[] right = batch.stream().mapToInt(Question::next).toArray();
      try (TInt32 items = rightAligned(histories, PlainNetwork.LENGTH, 0);
          TInt32 mask = rightAligned(masked, longest, -1);
          TInt32 wanted = TInt32.vectorOf(right);
          Result result =
              session
                  .runner()
                  .feed(history, items)
                  .feed(leftOut, mask)
                  .feed(targets, wanted)
                  .fetch(ranks)
                  .run()) {
        TFloat32 values = (TFloat32) result.get(0);
        for (int i = 0; i < right.length; i++) {
          all[from + i] = (int) values.getFloat(i);
        }
      }
    }
    return new Ranking(all);
  }

  private static int[] withPadding(int[] items) {
    return Arrays.copyOf(items, items.length + 1);
  }

  private static int[] last(int[] items, int length) {
    return Arrays.copyOfRange(items, Math.max(0, items.length - length), items.length);
  }

  private static TInt32 rightAligned(int[][] rows, int length, int filler) {
    int[] flat = new int[rows.length * length];
    Arrays.fill(flat, filler);
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, flat, (i + 1) * length - rows[i].length, rows[i].length);
    }
    return TInt32.tensorOf(Shape.of(rows.length, length), DataBuffers.of(flat));
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
