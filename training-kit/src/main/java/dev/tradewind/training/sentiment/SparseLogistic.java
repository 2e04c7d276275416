package dev.tradewind.training.sentiment;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * Logistic regression on blocks of features with the square of the weights as a price: 1/2 |w|^2 +
 * C times the sum of losses. Fitted by a truncated Newton method (Lin, Weng and Keerthi 2008): each
 * step is solved by conjugate gradients, and shortened until the sum falls.
 */
final class SparseLogistic {

  private static final int FEWEST_STEPS = 3;
  private static final int MOST_STEPS = 30;
  private static final int MOST_INNER = 40;
  private static final double CLOSE = 2e-3;
  private static final double INNER_CLOSE = 0.1;

  private final List<Block> blocks;
  private final boolean[] truth;
  private final double losses;
  private final double[] weights;

  /**
   * Begins at zero.
   *
   * @param losses what the sum of the losses counts, above 0
   */
  SparseLogistic(List<Block> blocks, boolean[] truth, double losses) {
    this.blocks = blocks;
    this.truth = truth;
    this.losses = losses;
    weights = new double[blocks.stream().mapToInt(Block::size).sum() + 1];
  }

  /** Of the features, block by block; the last is the intercept, which has no price. */
  double[] weights() {
    return weights;
  }

  /**
   * Fits.
   *
   * @param over asked after each step whether to stop
   * @param told the mean loss after each step
   */
  void fit(BooleanSupplier over, DoubleConsumer told) {
    double[] margins = products(weights);
    double first = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] slope = slope(margins);
      double length = Math.sqrt(dot(slope, slope));
      first = step == 0 ? length : first;
      if (length <= CLOSE * first || (step >= FEWEST_STEPS && over.getAsBoolean())) {
        return;
      }
      double[] change = solve(margins, slope, INNER_CLOSE * length);
      double[] moved = products(change);
      if (!move(margins, moved, change, dot(slope, change))) {
        return;
      }
      told.accept(loss(margins, moved, 0) / truth.length);
    }
  }

  /** Goes along a change as far as the sum falls enough (Armijo 1966); whether it did at all. */
  private boolean move(double[] margins, double[] moved, double[] change, double slope) {
    double now = loss(margins, moved, 0) * losses + price(change, 0);
    for (double share = 1; share > 1e-4; share /= 2) {
      double then = loss(margins, moved, share) * losses + price(change, share);
      if (then <= now + 1e-4 * share * slope) {
        for (int i = 0; i < weights.length; i++) {
          weights[i] += share * change[i];
        }
        for (int i = 0; i < margins.length; i++) {
          margins[i] += share * moved[i];
        }
        return true;
      }
    }
    return false;
  }

  /** Conjugate gradients for curvature * change = -slope. */
  private double[] solve(double[] margins, double[] slope, double close) {
    double[] bends = new double[margins.length];
    for (int i = 0; i < bends.length; i++) {
      double p = 1 / (1 + Math.exp(-margins[i]));
      bends[i] = losses * p * (1 - p);
    }
    double[] change = new double[slope.length];
    double[] left = new double[slope.length];
    for (int i = 0; i < left.length; i++) {
      left[i] = -slope[i];
    }
    double[] direction = left.clone();
    double square = dot(left, left);
    for (int inner = 0; inner < MOST_INNER && Math.sqrt(square) > close; inner++) {
      double[] bent = products(direction);
      for (int i = 0; i < bent.length; i++) {
        bent[i] *= bends[i];
      }
      double[] curved = transposed(bent, direction);
      double far = square / dot(direction, curved);
      for (int i = 0; i < change.length; i++) {
        change[i] += far * direction[i];
        left[i] -= far * curved[i];
      }
      double next = dot(left, left);
      for (int i = 0; i < direction.length; i++) {
        direction[i] = left[i] + next / square * direction[i];
      }
      square = next;
    }
    return change;
  }

  private double[] slope(double[] margins) {
    double[] misses = new double[margins.length];
    for (int i = 0; i < misses.length; i++) {
      misses[i] = losses * (1 / (1 + Math.exp(-margins[i])) - (truth[i] ? 1 : 0));
    }
    return transposed(misses, weights);
  }

  /** Log odds of the rows. */
  private double[] products(double[] some) {
    double[] sums = new double[truth.length];
    java.util.Arrays.fill(sums, some[some.length - 1]);
    int at = 0;
    for (Block block : blocks) {
      block.addProducts(some, at, sums);
      at += block.size();
    }
    return sums;
  }

  /** The transposed rows times a factor of each, plus what the price adds. */
  private double[] transposed(double[] factors, double[] priced) {
    double[] sums = priced.clone();
    sums[sums.length - 1] = 0;
    int at = 0;
    for (Block block : blocks) {
      block.addTransposed(factors, sums, at);
      at += block.size();
    }
    for (double factor : factors) {
      sums[at] += factor;
    }
    return sums;
  }

  private double loss(double[] margins, double[] moved, double share) {
    double sum = 0;
    for (int i = 0; i < margins.length; i++) {
      double margin = (margins[i] + share * moved[i]) * (truth[i] ? 1 : -1);
      sum += margin > 0 ? Math.log1p(Math.exp(-margin)) : -margin + Math.log1p(Math.exp(margin));
    }
    return sum;
  }

  private double price(double[] change, double share) {
    double sum = 0;
    for (int i = 0; i + 1 < weights.length; i++) {
      double weight = weights[i] + share * change[i];
      sum += weight * weight;
    }
    return sum / 2;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
