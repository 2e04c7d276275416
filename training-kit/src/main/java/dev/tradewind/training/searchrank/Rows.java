package dev.tradewind.training.searchrank;

import dev.tradewind.training.searchrank.MatchFeatures.Column;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Sums and places over the words of each row of a batch; gathers the columns made of them. */
final class Rows {

  private final Ops tf;
  private final List<Column> columns = new ArrayList<>();
  private final Operand<TInt32> words;

  Rows(Ops tf) {
    this.tf = tf;
    words = tf.constant(1);
  }

  void add(String name, Operand<TFloat32> values) {
    columns.add(new Column(name, values));
  }

  List<Column> columns() {
    return columns;
  }

  Operand<TFloat32> sum(Operand<TFloat32> x) {
    return tf.reduceSum(x, words);
  }

  Operand<TFloat32> dot(Operand<TFloat32> x, Operand<TFloat32> y) {
    return sum(tf.math.mul(x, y));
  }

  Operand<TFloat32> largest(Operand<TFloat32> x) {
    return tf.reduceMax(x, words);
  }

  /** Of numbers from 0 to 1 where there is one; 1 where there is none. */
  Operand<TFloat32> smallest(Operand<TFloat32> x, Operand<TFloat32> there) {
    return less(1f, largest(tf.math.mul(less(1f, x), there)));
  }

  Operand<TFloat32> less(float from, Operand<TFloat32> x) {
    return tf.math.sub(tf.constant(from), x);
  }

  /** 0 where the divisor is. */
  Operand<TFloat32> ratio(Operand<TFloat32> x, Operand<TFloat32> y) {
    return tf.math.divNoNan(x, y);
  }

  /** [batch], the first column. */
  Operand<TFloat32> first(Operand<TFloat32> x) {
    return tf.gather(x, tf.constant(0), words);
  }

  /** 1 at the last word, where words stand at the front of each row. */
  Operand<TFloat32> last(Operand<TFloat32> there) {
    return tf.math.sub(there, before(there));
  }

  /** Each column's right neighbour; 0 at the end. */
  Operand<TFloat32> before(Operand<TFloat32> x) {
    Operand<TFloat32> rest =
        tf.slice(x, tf.constant(new int[] {0, 1}), tf.constant(new int[] {-1, -1}));
    return tf.pad(rest, tf.constant(new int[][] {{0, 0}, {0, 1}}), tf.constant(0f));
  }
}
