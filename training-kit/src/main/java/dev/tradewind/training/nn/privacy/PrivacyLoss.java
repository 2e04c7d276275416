package dev.tradewind.training.nn.privacy;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What many steps give away together. Whoever knows all other examples and the model can tell
 * whether one example was among those trained on only so well: any outcome is at most exp(epsilon)
 * times as likely with it as without, but for outcomes of a probability delta.
 *
 * @param epsilon 0 or more
 * @param delta between 0 and 1
 */
public record PrivacyLoss(double epsilon, double delta) {

  /** Orders 1.1 to 10.9 and 12 to 512: where the best one lies for any sensible training. */
  private static final double[] ORDERS =
      DoubleStream.concat(
              IntStream.range(11, 110).mapToDouble(i -> i / 10.0),
              DoubleStream.concat(
                  IntStream.range(12, 64).mapToDouble(i -> i),
                  IntStream.of(64, 80, 96, 128, 192, 256, 384, 512).mapToDouble(i -> i)))
          .toArray();

  /** A mechanism that was run so often. */
  public record Spent(SampledGaussian step, long steps) {}

  /** Of one mechanism. */
  public static PrivacyLoss of(SampledGaussian step, long steps, double delta) {
    return of(List.of(new Spent(step, steps)), delta);
  }

  /**
   * Adds up Rényi divergences and converts the sum (Canonne, Kamath and Steinke 2020, proposition
   * 12), with the order that gives the smallest epsilon.
   *
   * @param delta above 0, below 1; usually less than one over the number of examples
   */
  public static PrivacyLoss of(List<Spent> all, double delta) {
    if (!(delta > 0 && delta < 1)) {
      throw new IllegalArgumentException("delta: " + delta + " (expected: above 0, below 1)");
    }
    double best = all.stream().allMatch(spent -> spent.steps() == 0) ? 0 : Double.POSITIVE_INFINITY;
    for (double alpha : ORDERS) {
      double divergence = 0;
      for (Spent spent : all) {
        divergence += spent.steps() * spent.step().divergence(alpha);
      }
      best =
          Math.min(
              best, divergence + Math.log1p(-1 / alpha) - Math.log(delta * alpha) / (alpha - 1));
    }
    return new PrivacyLoss(Math.max(0, best), delta);
  }
}
