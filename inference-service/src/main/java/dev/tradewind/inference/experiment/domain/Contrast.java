package dev.tradewind.inference.experiment.domain;

/**
 * How much larger the treatment's value is than the control's, scaled.
 *
 * @param control subjects
 * @param treatment subjects
 * @param estimate of the difference
 * @param variance of the estimate; infinite where it is not known
 */
public record Contrast(double control, double treatment, double estimate, double variance) {

  /** A regression on what fewer subjects show would follow those few. */
  static final int LEAST_KNOWN = 100;

  private static final int COVARIATES = 3;
  private static final double SINGULAR = 1e-9;

  /**
   * The difference as it is.
   *
   * @param scale of the control, such as 0.95 for "a twentieth less"
   */
  public static Contrast of(Moments control, double scale, Moments treatment) {
    return new Contrast(
        control.n(),
        treatment.n(),
        treatment.value() - scale * control.value(),
        scale * scale * control.variance() + treatment.variance());
  }

  /**
   * The difference, less what subjects' earlier behaviour tells of it (CUPED: Deng, Xu, Kohavi and
   * Walker 2013, "Improving the Sensitivity of Online Controlled Experiments by Utilizing
   * Pre-Experiment Data", section 3; of ratios by linearising them, appendix B). Arms were drawn by
   * lot, so that earlier behaviour differs by chance alone, and any multiple of that difference may
   * be taken away without bias. The multiples are those that leave the least variance, found by
   * least squares with each arm's own covariances: then no split of the traffic and no effect that
   * differs between subjects can make it worse than nothing (Lin 2013, "Agnostic notes on
   * regression adjustments to experimental data"; a common one may, Freedman 2008). What the
   * multiples were fitted to costs a degree of freedom each.
   */
  public static Contrast adjusted(Moments control, double scale, Moments treatment) {
    Contrast plain = of(control, scale, treatment);
    double known = control.before().known() + treatment.before().known();
    if (known < LEAST_KNOWN || Double.isInfinite(plain.variance)) {
      return plain;
    }
    // Rows and columns: the covariates, then the outcome. The last column: the differences.
    double[][] system = system(plain, control, scale, treatment);
    int fitted = eliminate(system);
    double[] outcome = system[COVARIATES];
    double free = plain.control + plain.treatment - 2;
    return new Contrast(
        plain.control,
        plain.treatment,
        outcome[COVARIATES + 1],
        Math.max(0, outcome[COVARIATES]) * free / (free - fitted));
  }

  private static double[][] system(
      Contrast plain, Moments control, double scale, Moments treatment) {
    double[][] here = control.covariances();
    double[][] there = treatment.covariances();
    double[] meanHere = control.covariateMeans();
    double[] meanThere = treatment.covariateMeans();
    double[][] system = new double[COVARIATES + 1][COVARIATES + 2];
    for (int row = 0; row < COVARIATES; row++) {
      for (int column = 0; column < COVARIATES; column++) {
        system[row][column] = here[row][column] + there[row][column];
      }
      double outcome = scale * here[row][COVARIATES] + there[row][COVARIATES];
      system[row][COVARIATES] = outcome;
      system[COVARIATES][row] = outcome;
      system[row][COVARIATES + 1] = meanThere[row] - meanHere[row];
    }
    system[COVARIATES][COVARIATES] = plain.variance;
    system[COVARIATES][COVARIATES + 1] = plain.estimate;
    return system;
  }

  /**
   * Gaussian elimination of the covariates, which leaves in the outcome's row its variance and its
   * difference given them. One that the others tell already is passed over.
   *
   * @return how many were not
   */
  private static int eliminate(double[][] system) {
    int fitted = 0;
    double[] whole = new double[COVARIATES];
    for (int pivot = 0; pivot < COVARIATES; pivot++) {
      whole[pivot] = system[pivot][pivot];
    }
    for (int pivot = 0; pivot < COVARIATES; pivot++) {
      if (system[pivot][pivot] <= SINGULAR * whole[pivot]) {
        continue;
      }
      fitted++;
      for (int row = pivot + 1; row <= COVARIATES; row++) {
        double factor = system[row][pivot] / system[pivot][pivot];
        for (int column = pivot; column < COVARIATES + 2; column++) {
          system[row][column] -= factor * system[pivot][column];
        }
      }
    }
    return fitted;
  }

  /** The share of another contrast's variance that this one does without; 0 to 1. */
  public double varianceTaken(Contrast other) {
    return other.variance == 0 || Double.isInfinite(other.variance)
        ? 0
        : Math.max(0, 1 - variance / other.variance);
  }
}
