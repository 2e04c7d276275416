package dev.tradewind.inference.experiment.domain;

/**
 * Bounds of a difference that hold at all times together, with probability 1 - alpha: one may look
 * after every subject, and stop when one likes.
 *
 * <p>The asymptotic confidence sequence of Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas
 * ("Time-uniform central limit theory and asymptotic confidence sequences", Annals of Statistics
 * 2024, Theorem 2.2), here of a difference of two arms, with the variance of that difference; the
 * same bounds as those of the mixture sequential probability ratio test for two streams (Johari,
 * Koomen, Pekelis and Walsh, "Always Valid Inference", Operations Research 2022, section 5).
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

  /** Bounds of how much larger the treatment's value is than the control's. */
  public Interval difference(Moments control, Moments treatment) {
    double estimate = treatment.value() - control.value();
    double variance = control.variance() + treatment.variance();
    if (tooFew(control, treatment) || variance == 0) {
      return unknown(estimate);
    }
    double mixed = mixed(control, treatment);
    double half =
        Math.sqrt(2 * variance * (mixed + 1) / mixed * Math.log(Math.sqrt(mixed + 1) / alpha));
    return new Interval(estimate, estimate - half, estimate + half);
  }

  /**
   * The largest value that the treatment's, less the scaled control's, may have: a one-sided bound
   * (Howard, Ramdas, McAuliffe and Sekhon, "Time-uniform, nonparametric, nonasymptotic confidence
   * sequences", Annals of Statistics 2021, proposition 6). Infinite while nothing can be said.
   *
   * @param scale of the control, such as 0.95 for "a twentieth less"
   */
  public double atMost(Moments control, double scale, Moments treatment) {
    double variance = scale * scale * control.variance() + treatment.variance();
    if (tooFew(control, treatment) || variance == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double mixed = mixed(control, treatment);
    double half =
        Math.sqrt(
            2 * variance * (mixed + 1) / mixed * Math.log1p(Math.sqrt(mixed + 1) / (2 * alpha)));
    return treatment.value() - scale * control.value() + half;
  }

  /** As {@link #atMost}, from below. Minus infinity while nothing can be said. */
  public double atLeast(Moments control, double scale, Moments treatment) {
    double estimate = treatment.value() - scale * control.value();
    return 2 * estimate - atMost(control, scale, treatment);
  }

  private double mixed(Moments control, Moments treatment) {
    return (control.n() + treatment.n()) * rhoSquared;
  }

  private static boolean tooFew(Moments control, Moments treatment) {
    return control.n() < LEAST || treatment.n() < LEAST;
  }

  private static Interval unknown(double estimate) {
    return new Interval(estimate, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }
}
