package dev.tradewind.inference.experiment.domain;

/**
 * Bounds of a difference that hold at all times together, with probability 1 - alpha: one may look
 * after every subject, and stop when one likes.
 *
 * <p>The asymptotic confidence sequence of Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas
 * ("Time-uniform central limit theory and asymptotic confidence sequences", Annals of Statistics
 * 2024, Theorem 2.2), here of a difference of two arms, with the variance of that difference; the
 * same bounds as those of the mixture sequential probability ratio test for two streams (Johari,
 * Koomen, Pekelis and Walsh, "Always Valid Inference", Operations Research 2022, section 5). They
 * hold for any asymptotically linear estimator with its variance, an adjusted difference included:
 * what fitting the adjustment adds to its error is of a smaller order than the bounds.
 */
public final class ConfidenceSequence {

  /** Below so many subjects of an arm nothing is claimed: the bounds hold for many. */
  public static final int LEAST = 100;

  private final double alpha;
  private final double rhoSquared;

  /**
   * @param alpha how likely the bounds may ever fail, 0 &lt; alpha &lt; 1
   * @param planned subjects of both arms at which they are narrowest; positive
   */
  public ConfidenceSequence(double alpha, long planned) {
    this.alpha = alpha;
    // Nearly the best choice for a planned size (the same paper, appendix B.2).
    this.rhoSquared = (-2 * Math.log(alpha) + Math.log(-2 * Math.log(alpha) + 1)) / planned;
  }

  /** Bounds of a difference. */
  public Interval bounds(Contrast difference) {
    double estimate = difference.estimate();
    if (isUnknown(difference)) {
      return new Interval(estimate, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    double mixed = mixed(difference);
    double half =
        Math.sqrt(
            2
                * difference.variance()
                * (mixed + 1)
                / mixed
                * Math.log(Math.sqrt(mixed + 1) / alpha));
    return new Interval(estimate, estimate - half, estimate + half);
  }

  /**
   * The largest value that a difference may have: a one-sided bound (Howard, Ramdas, McAuliffe and
   * Sekhon, "Time-uniform, nonparametric, nonasymptotic confidence sequences", Annals of Statistics
   * 2021, proposition 6). Infinite while nothing can be said.
   */
  public double atMost(Contrast difference) {
    if (isUnknown(difference)) {
      return Double.POSITIVE_INFINITY;
    }
    double mixed = mixed(difference);
    double half =
        Math.sqrt(
            2
                * difference.variance()
                * (mixed + 1)
                / mixed
                * Math.log1p(Math.sqrt(mixed + 1) / (2 * alpha)));
    return difference.estimate() + half;
  }

  /** As {@link #atMost}, from below. Minus infinity while nothing can be said. */
  public double atLeast(Contrast difference) {
    return 2 * difference.estimate() - atMost(difference);
  }

  private double mixed(Contrast difference) {
    return (difference.control() + difference.treatment()) * rhoSquared;
  }

  private static boolean isUnknown(Contrast difference) {
    return difference.control() < LEAST
        || difference.treatment() < LEAST
        || difference.variance() == 0;
  }
}
