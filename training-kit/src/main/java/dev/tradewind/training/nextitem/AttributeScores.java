package dev.tradewind.training.nextitem;

import dev.tradewind.training.data.ItemAttributes;
import java.util.Arrays;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.sparse.SparseTensorDenseMatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** Attributes in the graph: the mean lift between those of a history and those of each item. */
final class AttributeScores {

  private final Ops tf;
  private final Table shares;
  private final Table lifts;

  AttributeScores(Ops tf, AttributeLifts lifts) {
    this.tf = tf;
    ItemAttributes attributes = lifts.attributes();
    float[][] each =
        Arrays.stream(attributes.of())
            .map(
                some -> {
                  float[] share = new float[some.length];
                  Arrays.fill(share, 1f / some.length);
                  return share;
                })
            .toArray(float[][]::new);
    shares = new Table(attributes.of(), each, attributes.kinds() + 1);
    this.lifts = new Table(lifts.to(), lifts.lifts(), attributes.kinds() + 1);
  }

  /**
   * The scores.
   *
   * @param history [items + 1, batch], how much each item of a history counts
   * @return [batch, items], from item 1; 0 where nothing is known
   */
  Operand<TFloat32> of(Operand<TFloat32> history) {
    Operand<TFloat32> all = tf.reduceSum(history, tf.constant(0), ReduceSum.keepDims(true));
    Operand<TFloat32> had = shares.times(tf.math.divNoNan(history, all), true);
    Operand<TFloat32> scores = shares.times(lifts.times(had, true), false);
    return tf.linalg.transpose(
        tf.slice(scores, tf.constant(new int[] {1, 0}), tf.constant(new int[] {-1, -1})),
        tf.constant(new int[] {1, 0}));
  }

  /** Numbers of rows that have few of many columns. */
  private final class Table {

    private final Operand<TInt64> cells;
    private final Operand<TFloat32> values;
    private final Operand<TInt64> shape;

    Table(int[][] columns, float[][] numbers, int width) {
      int count = Arrays.stream(columns).mapToInt(row -> row.length).sum();
      long[] at = new long[2 * count];
      float[] flat = new float[count];
      int cell = 0;
      for (int row = 0; row < columns.length; row++) {
        for (int i = 0; i < columns[row].length; i++) {
          at[2 * cell] = row;
          at[2 * cell + 1] = columns[row][i];
          flat[cell++] = numbers[row][i];
        }
      }
      cells = tf.constant(Shape.of(count, 2), DataBuffers.of(at));
      values = tf.constant(flat);
      shape = tf.constant(new long[] {columns.length, width});
    }

    Operand<TFloat32> times(Operand<TFloat32> dense, boolean transposed) {
      return tf.sparse.sparseTensorDenseMatMul(
          cells, values, shape, dense, SparseTensorDenseMatMul.adjointA(transposed));
    }
  }
}
