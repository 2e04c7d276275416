package dev.tradewind.training.trees;

import java.util.List;

/**
 * Trees whose scores are summed.
 *
 * @param base the score of no tree at all
 * @param columns of a row
 */
public record TreeEnsemble(float base, List<RegressionTree> trees, int columns) {

  public TreeEnsemble {
    trees = List.copyOf(trees);
  }

  /** The first of them. */
  public TreeEnsemble first(int some) {
    return new TreeEnsemble(base, trees.subList(0, some), columns);
  }

  /** Of a row, NaN where a value is missing: summed as XGBoost does, in single precision. */
  public float score(float[] row) {
    float sum = base;
    for (RegressionTree tree : trees) {
      int node = 0;
      while (!tree.isLeaf(node)) {
        node = tree.next(node, row);
      }
      sum += tree.scores()[node];
    }
    return sum;
  }

  /** Of each row. */
  public double[] scores(List<float[]> rows) {
    return rows.stream().mapToDouble(this::score).toArray();
  }

  /** The mean score over the examples that were learned from, as the objective weighs them. */
  public float mean() {
    double sum = base;
    for (RegressionTree tree : trees) {
      sum += tree.scores()[0];
    }
    return (float) sum;
  }

  /**
   * How often each column is asked about, as a share of all splits.
   *
   * @return zeros where no tree has a split
   */
  public double[] splits() {
    double[] counts = new double[columns];
    int all = 0;
    for (RegressionTree tree : trees) {
      for (int node = 0; node < tree.size(); node++) {
        if (!tree.isLeaf(node)) {
          counts[tree.columns()[node]]++;
          all++;
        }
      }
    }
    for (int column = 0; column < columns; column++) {
      counts[column] /= Math.max(1, all);
    }
    return counts;
  }

  /** Of the deepest tree. */
  public int depth() {
    return trees.stream().mapToInt(RegressionTree::depth).max().orElse(0);
  }
}
