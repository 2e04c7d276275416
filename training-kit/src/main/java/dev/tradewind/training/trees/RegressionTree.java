package dev.tradewind.training.trees;

/**
 * A tree, by its nodes; the root is the first. A row goes left where its value lies below the
 * threshold.
 *
 * @param columns that are asked about
 * @param thresholds that values are compared with
 * @param missingLeft where a row goes whose value is missing
 * @param left child; below 0 for a leaf
 * @param right child
 * @param scores a leaf's score; of another node the mean of its leaves over the examples that it
 *     was grown from, weighted as the objective weighs them
 */
@SuppressWarnings("ArrayRecordComponent") // nodes; never compared or printed
public record RegressionTree(
    int[] columns,
    float[] thresholds,
    boolean[] missingLeft,
    int[] left,
    int[] right,
    float[] scores) {

  int size() {
    return columns.length;
  }

  boolean isLeaf(int node) {
    return left[node] < 0;
  }

  int next(int node, float[] row) {
    float value = row[columns[node]];
    boolean goesLeft = Float.isNaN(value) ? missingLeft[node] : value < thresholds[node];
    return goesLeft ? left[node] : right[node];
  }

  /** Splits from the root to the deepest leaf. */
  int depth() {
    return depth(0);
  }

  private int depth(int node) {
    return isLeaf(node) ? 0 : 1 + Math.max(depth(left[node]), depth(right[node]));
  }
}
