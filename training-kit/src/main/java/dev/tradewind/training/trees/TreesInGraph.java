package dev.tradewind.training.trees;

import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gather;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * Trees as ops: the nodes of all of them are constants, one after another, and all trees are walked
 * at once, for a whole batch, as many steps as the deepest has splits. A row that has come to a
 * leaf stays there.
 */
public final class TreesInGraph {

  private final Ops tf;
  private final TreeEnsemble trees;
  private final int[] roots;
  private final Operand<TInt32> places;
  private final Operand<TFloat32> thresholds;
  private final Operand<TInt32> lefts;
  private final Operand<TFloat32> scores;

  /** Adds the constants. */
  public TreesInGraph(Ops tf, TreeEnsemble trees) {
    this.tf = tf;
    this.trees = trees;
    int size = trees.trees().stream().mapToInt(RegressionTree::size).sum();
    roots = new int[trees.trees().size()];
    int[] place = new int[size];
    float[] threshold = new float[size];
    int[] left = new int[size];
    float[] score = new float[size];
    int at = 0;
    for (int i = 0; i < roots.length; i++) {
      RegressionTree tree = trees.trees().get(i);
      roots[i] = at;
      int[] order = siblingsTogether(tree);
      int[] to = new int[tree.size()];
      for (int k = 0; k < order.length; k++) {
        to[order[k]] = at + k;
      }
      for (int node : order) {
        score[at] = tree.scores()[node];
        boolean leaf = tree.isLeaf(node);
        // Nothing is at or above NaN: a leaf's next node is itself.
        threshold[at] = leaf ? Float.NaN : tree.thresholds()[node];
        left[at] = leaf ? at : to[tree.left()[node]];
        place[at] =
            leaf || tree.missingLeft()[node]
                ? tree.columns()[node]
                : trees.columns() + tree.columns()[node];
        at++;
      }
    }
    places = tf.constant(place);
    thresholds = tf.constant(threshold);
    lefts = tf.constant(left);
    scores = tf.constant(score);
  }

  /**
   * Adds the walk.
   *
   * @param rows [batch, columns]; NaN is missing
   * @return scores [batch]
   */
  public Operand<TFloat32> scores(Operand<TFloat32> rows) {
    if (roots.length == 0) {
      return tf.math.add(
          tf.reduceSum(tf.zerosLike(rows), tf.constant(1)), tf.constant(trees.base()));
    }
    Operand<TFloat32> sides = sides(rows);
    Operand<TInt32> nodes = start(rows);
    for (int step = 0; step < trees.depth(); step++) {
      nodes = next(sides, nodes, of(places, nodes));
    }
    return sum(nodes);
  }

  /**
   * What each column gave to a score: at each split on a row's way, how much the mean score of the
   * side it took differs from that of both sides, given to the column asked about (Saabas 2014,
   * "Interpreting random forests"). They add up to score minus base exactly, but for rounding.
   *
   * @param byColumn [batch, columns]
   * @param score [batch]
   * @param base mean score of the examples that were learned from, a scalar
   */
  public record Contributions(
      Operand<TFloat32> byColumn, Operand<TFloat32> score, Operand<TFloat32> base) {}

  /** Adds the walk, with what each column gives. */
  public Contributions contributions(Operand<TFloat32> rows) {
    Operand<TFloat32> base = tf.constant(trees.mean());
    Operand<TFloat32> given = tf.zerosLike(rows);
    if (roots.length == 0) {
      return new Contributions(given, scores(rows), base);
    }
    Operand<TInt32> columns = tf.constant(trees.columns());
    Operand<TInt32> cells = tf.size(rows);
    // Where each row's columns begin, [batch, 1].
    Operand<TInt32> offsets =
        tf.expandDims(tf.range(tf.constant(0), cells, columns), tf.constant(1));
    Operand<TFloat32> sides = sides(rows);
    Operand<TInt32> nodes = start(rows);
    Operand<TFloat32> scored = of(scores, nodes);
    for (int step = 0; step < trees.depth(); step++) {
      Operand<TInt32> asked = of(places, nodes);
      nodes = next(sides, nodes, asked);
      Operand<TFloat32> now = of(scores, nodes);
      Operand<TInt32> owners = tf.math.add(tf.math.floorMod(asked, columns), offsets);
      given =
          tf.math.add(
              given,
              tf.reshape(
                  tf.math.unsortedSegmentSum(tf.math.sub(now, scored), owners, cells),
                  tf.constant(new int[] {-1, trees.columns()})));
      scored = now;
    }
    return new Contributions(given, sum(nodes), base);
  }

  /** [batch, trees]: each row at each root. */
  private Operand<TInt32> start(Operand<TFloat32> rows) {
    Operand<TInt32> batch = tf.slice(tf.shape(rows), tf.array(0), tf.array(1));
    return tf.tile(
        tf.constant(new int[][] {roots}), tf.concat(List.of(batch, tf.array(1)), tf.constant(0)));
  }

  /** [batch, 2 * columns]: a missing value lies below all thresholds, and again above all. */
  private Operand<TFloat32> sides(Operand<TFloat32> rows) {
    Operand<TBool> missing = tf.math.isNan(rows);
    Operand<TFloat32> zeros = tf.zerosLike(rows);
    return tf.concat(
        List.of(
            tf.select(missing, tf.math.add(zeros, tf.constant(Float.NEGATIVE_INFINITY)), rows),
            tf.select(missing, tf.math.add(zeros, tf.constant(Float.POSITIVE_INFINITY)), rows)),
        tf.constant(1));
  }

  private Operand<TInt32> next(
      Operand<TFloat32> sides, Operand<TInt32> nodes, Operand<TInt32> asked) {
    Operand<TFloat32> values = tf.gather(sides, asked, tf.constant(1), Gather.batchDims(1L));
    Operand<TBool> right = tf.math.greaterEqual(values, of(thresholds, nodes));
    return tf.math.add(of(lefts, nodes), tf.dtypes.cast(right, TInt32.class));
  }

  private Operand<TFloat32> sum(Operand<TInt32> leaves) {
    return tf.math.add(tf.reduceSum(of(scores, leaves), tf.constant(1)), tf.constant(trees.base()));
  }

  private <T extends TType> Operand<T> of(Operand<T> all, Operand<TInt32> nodes) {
    return tf.gather(all, nodes, tf.constant(0));
  }

  /** Nodes level by level, a right child behind its left one. */
  private static int[] siblingsTogether(RegressionTree tree) {
    int[] order = new int[tree.size()];
    int known = 1;
    for (int i = 0; i < known; i++) {
      int node = order[i];
      if (!tree.isLeaf(node)) {
        order[known++] = tree.left()[node];
        order[known++] = tree.right()[node];
      }
    }
    return Arrays.copyOf(order, known);
  }
}
