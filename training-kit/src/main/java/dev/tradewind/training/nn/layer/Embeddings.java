package dev.tradewind.training.nn.layer;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.Initializer;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Tables of vectors. Only the rows that a batch reads are updated. */
public final class Embeddings {

  private Embeddings() {}

  /**
   * Rows of a table.
   *
   * @param ids of any shape, 0 to below rows
   * @return shape of ids + [width]
   */
  public static Operand<TFloat32> of(
      Forward forward, String name, int rows, int width, Operand<TInt32> ids) {
    return forward.parameters().rows(name, Initializer.normal(0.05), rows, width, ids);
  }

  /**
   * The sum of the rows of each bag, divided by the root of their number.
   *
   * @param ids [n], 0 to below rows
   * @param bags [n], which bag each id is of, 0 to below count
   * @param count of bags, a scalar; a bag may be empty
   * @param dropout share of the ids that are left out in training
   * @return [count, width]
   */
  public static Operand<TFloat32> bag(
      Forward forward,
      String name,
      int rows,
      int width,
      Operand<TInt32> ids,
      Operand<TInt32> bags,
      Operand<TInt32> count,
      double dropout) {
    Ops tf = forward.tf();
    Operand<TFloat32> embedded =
        forward.parameters().rows(name, Initializer.normal(0.1), rows, width, ids);
    Operand<TFloat32> each = tf.onesLike(tf.dtypes.cast(ids, TFloat32.class));
    Operand<TFloat32> kept = forward.dropout(each, dropout);
    Operand<TFloat32> sums =
        tf.math.unsortedSegmentSum(
            tf.math.mul(embedded, tf.expandDims(kept, tf.constant(1))), bags, count);
    Operand<TFloat32> number = tf.math.unsortedSegmentSum(each, bags, count);
    Operand<TFloat32> scale = tf.math.rsqrt(tf.math.maximum(number, tf.constant(1f)));
    return tf.math.mul(sums, tf.expandDims(scale, tf.constant(1)));
  }

  /**
   * What each row gave to a number that depends on the bags in a straight line: its product with
   * the slope of that number by its bag.
   *
   * @param slopes [count, width]
   * @return [n]
   */
  public static Operand<TFloat32> parts(
      Forward forward,
      String name,
      int rows,
      int width,
      Operand<TInt32> ids,
      Operand<TInt32> bags,
      Operand<TFloat32> slopes) {
    Ops tf = forward.tf();
    Operand<TInt32> last = tf.constant(1);
    Operand<TFloat32> embedded =
        forward.parameters().rows(name, Initializer.normal(0.1), rows, width, ids);
    Operand<TInt32> count = tf.gather(tf.shape(slopes), tf.constant(0), tf.constant(0));
    Operand<TFloat32> number =
        tf.math.unsortedSegmentSum(tf.onesLike(tf.dtypes.cast(ids, TFloat32.class)), bags, count);
    Operand<TFloat32> scale = tf.math.rsqrt(tf.math.maximum(number, tf.constant(1f)));
    Operand<TFloat32> scaled = tf.math.mul(slopes, tf.expandDims(scale, last));
    return tf.reduceSum(tf.math.mul(embedded, tf.gather(scaled, bags, tf.constant(0))), last);
  }
}
