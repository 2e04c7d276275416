package dev.tradewind.training.nextitem;

import dev.tradewind.training.data.ItemAttributes;
import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.Initializer;
import dev.tradewind.training.nn.Weights;
import java.util.Arrays;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The vectors of items. While it is trained, an item's vector is its own row and the mean of its
 * attributes' rows, so that what few have taken learns from what is like it. Afterwards {@link
 * #served} adds them up: the served network has one table and knows of no attributes.
 */
final class ItemVectors {

  private static final String ITEMS = "items";
  private static final String ATTRIBUTES = "attributes";
  private static final Initializer INITIAL = Initializer.normal(0.02);

  private final Forward forward;
  private final NetworkShape shape;
  private final boolean byRows;
  private final ItemAttributes attributes;

  /**
   * Vectors that are learned.
   *
   * @param byRows whether the tables are only ever read by rows (sampled loss)
   */
  ItemVectors(Forward forward, NetworkShape shape, boolean byRows, ItemAttributes attributes) {
    this.forward = forward;
    this.shape = shape;
    this.byRows = byRows;
    this.attributes = attributes;
  }

  /** Vectors as they are served. */
  ItemVectors(Forward forward, NetworkShape shape) {
    this(forward, shape, false, ItemAttributes.none(shape.items()));
  }

  /** Of these items: shape of ids + [dimension]. */
  Operand<TFloat32> of(Operand<TInt32> ids) {
    Operand<TFloat32> own = rows(ITEMS, shape.items() + 1, ids);
    return attributes.isEmpty() ? own : forward.tf().math.add(own, shared(ids));
  }

  /** Of the whole catalogue, from item 1: [items, dimension]. */
  Operand<TFloat32> all() {
    Ops tf = forward.tf();
    if (!attributes.isEmpty()) {
      return of(tf.range(tf.constant(1), tf.constant(shape.items() + 1), tf.constant(1)));
    }
    Operand<TFloat32> table =
        forward.parameters().whole(ITEMS, INITIAL, shape.items() + 1, shape.dimension());
    return tf.slice(table, tf.constant(new int[] {1, 0}), tf.constant(new int[] {-1, -1}));
  }

  private Operand<TFloat32> rows(String name, int rows, Operand<TInt32> ids) {
    return byRows
        ? forward.parameters().rows(name, INITIAL, rows, shape.dimension(), ids)
        : forward
            .tf()
            .gather(
                forward.parameters().whole(name, INITIAL, rows, shape.dimension()),
                ids,
                forward.tf().constant(0));
  }

  /** The mean of the attributes' rows, none where an item has none. */
  private Operand<TFloat32> shared(Operand<TInt32> ids) {
    Ops tf = forward.tf();
    int[][] of = attributes.of();
    int most = Arrays.stream(of).mapToInt(some -> some.length).max().orElse(0);
    int[] numbers = new int[of.length * most];
    float[] shares = new float[of.length * most];
    for (int item = 0; item < of.length; item++) {
      for (int i = 0; i < of[item].length; i++) {
        numbers[item * most + i] = of[item][i];
        shares[item * most + i] = 1f / of[item].length;
      }
    }
    Shape table = Shape.of(of.length, most);
    Operand<TInt32> axis = tf.constant(0);
    Operand<TInt32> which = tf.gather(tf.constant(table, DataBuffers.of(numbers)), ids, axis);
    Operand<TFloat32> share = tf.gather(tf.constant(table, DataBuffers.of(shares)), ids, axis);
    return tf.reduceSum(
        tf.math.mul(
            rows(ATTRIBUTES, attributes.kinds() + 1, which), tf.expandDims(share, tf.constant(-1))),
        tf.constant(-2));
  }

  /** Trained weights as they are served: one table of items. */
  Weights served(Weights trained) {
    if (attributes.isEmpty()) {
      return trained;
    }
    int width = shape.dimension();
    float[] items = trained.get(ITEMS).clone();
    float[] shared = trained.get(ATTRIBUTES);
    for (int item = 1; item < attributes.of().length; item++) {
      int[] some = attributes.of()[item];
      for (int attribute : some) {
        for (int i = 0; i < width; i++) {
          items[item * width + i] += shared[attribute * width + i] / some.length;
        }
      }
    }
    return trained.with(ITEMS, items);
  }
}
