package dev.tradewind.training.ctr;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.Initializer;
import dev.tradewind.training.nn.layer.CrossNetwork;
import dev.tradewind.training.nn.layer.Layers;
import dev.tradewind.training.risk.learner.Encoding;
import dev.tradewind.training.risk.learner.NumberEncoding;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Products of features (DCN-V2: Wang et al. 2021) beside dense layers, on context, the item and
 * what of the history speaks of that item (DIN: Zhou et al. 2018). The place adds to the log odds
 * and to nothing else, so that it can be taken out again (a shallow tower of its own: Zhao et al.
 * 2019).
 */
final class ClickNetwork {

  private static final String ITEMS = "items";

  /** Length of an item's first vector: products of shorter ones take long to be heard. */
  private static final double FIRST = 0.7;

  /** Width of the vectors of words: so much for each column, but never more than. */
  private static final int OF_A_COLUMN = 8;

  private static final int MOST_OF_WORDS = 64;
  private static final int ATTENTION = 16;

  private final Forward forward;
  private final ClickShape shape;
  private final Encoding encoding;

  ClickNetwork(Forward forward, ClickShape shape, Encoding encoding) {
    this.forward = forward;
    this.shape = shape;
    this.encoding = encoding;
  }

  /** Vectors of items, of any shape; those of number 0 are zero. */
  Operand<TFloat32> vectors(Operand<TInt32> numbers) {
    Ops tf = forward.tf();
    Operand<TFloat32> rows =
        forward
            .parameters()
            .rows(
                ITEMS,
                Initializer.normal(FIRST / Math.sqrt(shape.itemWidth())),
                shape.items(),
                shape.itemWidth(),
                numbers);
    return tf.math.mul(rows, tf.expandDims(known(tf, numbers), tf.constant(-1)));
  }

  private static Operand<TFloat32> known(Ops tf, Operand<TInt32> numbers) {
    return tf.dtypes.cast(tf.math.greater(numbers, tf.constant(0)), TFloat32.class);
  }

  /**
   * Adds the network.
   *
   * @param spread rows as {@link Encoding#spread} has them; NaN is missing
   * @param item vectors [batch, itemWidth]
   * @param history vectors [batch, history, itemWidth]; null where there is none
   * @param taken numbers of the history's items [batch, history]
   * @return log odds [batch]
   */
  Operand<TFloat32> logits(
      Operand<TFloat32> spread,
      Operand<TFloat32> item,
      Operand<TFloat32> history,
      Operand<TInt32> taken) {
    Ops tf = forward.tf();
    List<Operand<TFloat32>> parts = new ArrayList<>();
    int width = 0;
    int places = contextPlaces();
    int columns = encoding.words().length - (shape.hasPosition() ? 1 : 0);
    if (places > 0) {
      int words = Math.min(MOST_OF_WORDS, OF_A_COLUMN * columns);
      Operand<TFloat32> context =
          tf.slice(
              encoding.wordsOf(tf, spread),
              tf.constant(new int[] {0, 0}),
              tf.constant(new int[] {-1, places}));
      parts.add(Layers.linear(forward, "words", context, places, words));
      width += words;
    }
    NumberEncoding scales = encoding.scales();
    if (scales != null) {
      parts.add(scales.values(tf, encoding.numbersOf(tf, spread)));
      width += scales.plainWidth();
    }
    if (shape.hasVectors()) {
      parts.add(item);
      width += shape.itemWidth();
    }
    if (shape.history() > 0) {
      parts.add(attended(item, history, taken));
      parts.add(tf.math.log1p(sum(known(tf, taken), 1)));
      width += 3 * shape.itemWidth() + 1;
    }
    Operand<TFloat32> values = joined(parts);
    int wide = width;
    if (scales != null) {
      parts.add(scales.pieces(tf, encoding.numbersOf(tf, spread)));
      wide += scales.piecesWidth();
    }
    Operand<TFloat32> logits = answer(values, width, joined(parts), wide);
    return tf.reshape(
        shape.hasPosition() ? tf.math.add(logits, place(spread)) : logits,
        tf.constant(new int[] {-1}));
  }

  private Operand<TFloat32> answer(
      Operand<TFloat32> values, int width, Operand<TFloat32> all, int wide) {
    Ops tf = forward.tf();
    Operand<TFloat32> kept = forward.dropout(values, shape.dropout());
    Operand<TFloat32> crossed = CrossNetwork.of(forward, "cross", kept, width, shape.crosses());
    Operand<TFloat32> first =
        tf.nn.relu(
            Layers.dense(
                forward, "first", forward.dropout(all, shape.dropout()), wide, shape.hidden()));
    Operand<TFloat32> second =
        tf.nn.relu(
            Layers.dense(
                forward,
                "second",
                forward.dropout(first, shape.dropout()),
                shape.hidden(),
                shape.hidden()));
    return Layers.dense(
        forward,
        "out",
        tf.concat(List.of(crossed, forward.dropout(second, shape.dropout())), tf.constant(1)),
        width + shape.hidden(),
        1);
  }

  /** What the place alone adds, [batch, 1]. */
  private Operand<TFloat32> place(Operand<TFloat32> spread) {
    Ops tf = forward.tf();
    int from = contextPlaces();
    int width = encoding.wordPlaces() - from;
    Operand<TFloat32> places =
        tf.slice(
            encoding.wordsOf(tf, spread),
            tf.constant(new int[] {0, from}),
            tf.constant(new int[] {-1, width}));
    return Layers.linear(forward, "place", places, width, 1);
  }

  /** The position is the last column of words. */
  private int contextPlaces() {
    int last = encoding.lists().size() - 1;
    return encoding.wordPlaces() - (shape.hasPosition() ? encoding.lists().get(last).size() : 0);
  }

  /**
   * What of the history speaks of the item, all of it, and its products with the item: [batch, 3 *
   * itemWidth].
   */
  private Operand<TFloat32> attended(
      Operand<TFloat32> item, Operand<TFloat32> history, Operand<TInt32> taken) {
    Ops tf = forward.tf();
    int width = shape.itemWidth();
    Operand<TFloat32> wanted =
        tf.math.add(tf.zerosLike(history), tf.expandDims(item, tf.constant(1)));
    Operand<TFloat32> pairs =
        tf.reshape(
            tf.concat(
                List.of(
                    history, wanted, tf.math.mul(history, wanted), tf.math.sub(history, wanted)),
                tf.constant(2)),
            tf.constant(new int[] {-1, 4 * width}));
    Operand<TFloat32> inner =
        tf.nn.relu(Layers.dense(forward, "attention", pairs, 4 * width, ATTENTION));
    Operand<TFloat32> weights =
        tf.reshape(
            Layers.dense(forward, "weight", inner, ATTENTION, 1),
            tf.constant(new int[] {-1, shape.history()}));
    Operand<TFloat32> there = known(tf, taken);
    Operand<TFloat32> scale = tf.math.rsqrt(tf.math.maximum(sum(there, 1), tf.constant(1f)));
    Operand<TFloat32> masked = tf.expandDims(tf.math.mul(weights, there), tf.constant(2));
    Operand<TFloat32> chosen = tf.reduceSum(tf.math.mul(history, masked), tf.constant(1));
    Operand<TFloat32> all = tf.reduceSum(history, tf.constant(1));
    Operand<TFloat32> products = tf.math.mul(all, item);
    return tf.math.mul(tf.concat(List.of(chosen, all, products), tf.constant(1)), scale);
  }

  private Operand<TFloat32> sum(Operand<TFloat32> x, int axis) {
    Ops tf = forward.tf();
    return tf.reduceSum(x, tf.constant(axis), ReduceSum.keepDims(true));
  }

  private Operand<TFloat32> joined(List<Operand<TFloat32>> parts) {
    return parts.size() == 1
        ? parts.get(0)
        : forward.tf().concat(List.copyOf(parts), forward.tf().constant(1));
  }
}
