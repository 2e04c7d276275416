package dev.tradewind.inference.experiment.domain;

/**
 * How the decisions of one arm went, as sums: those of several processes are added.
 *
 * @param decisions that were made, or should have been
 * @param fallbacks those of them for which the arm's model did not answer
 * @param timed decisions whose time is known
 * @param millis sum of their times
 * @param squares sum of the squares of their times
 */
public record DecisionSums(
    long decisions, long fallbacks, long timed, double millis, double squares) {

  /** Of no decision. */
  public static final DecisionSums NONE = new DecisionSums(0, 0, 0, 0, 0);

  /** These and one decision that took so long. */
  DecisionSums decided(boolean fellBack, double took) {
    return new DecisionSums(
        decisions + 1,
        fallbacks + (fellBack ? 1 : 0),
        timed + 1,
        millis + took,
        squares + took * took);
  }

  /** These and one for which the arm's model could not even be asked. */
  DecisionSums absent() {
    return new DecisionSums(decisions + 1, fallbacks + 1, timed, millis, squares);
  }

  /** These and others. */
  public DecisionSums plus(DecisionSums other) {
    return new DecisionSums(
        decisions + other.decisions,
        fallbacks + other.fallbacks,
        timed + other.timed,
        millis + other.millis,
        squares + other.squares);
  }

  /** The value of a metric as it was seen; 0 where nothing was. */
  double seen(Metric metric) {
    return metric == Metric.FALLBACK_RATE && decisions > 0
        ? (double) fallbacks / decisions
        : of(metric).value();
  }

  /**
   * What is known of a metric. To the fallback rate one decision that fell back and one that did
   * not are added, so that an arm of which every decision falls back is not one of which nothing is
   * known (Agresti and Coull 1998, "Approximate is better than exact").
   */
  Moments of(Metric metric) {
    return switch (metric) {
      case FALLBACK_RATE ->
          decisions == 0
              ? Moments.NONE
              : Moments.ofSums(decisions + 2.0, fallbacks + 1.0, fallbacks + 1.0);
      case LATENCY -> Moments.ofSums((double) timed, millis, squares);
      case CLICK_RATE, CART_RATE, CONVERSION, REVENUE -> Moments.NONE;
    };
  }
}
