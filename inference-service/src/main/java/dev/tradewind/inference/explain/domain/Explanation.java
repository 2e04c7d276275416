package dev.tradewind.inference.explain.domain;

import java.util.Comparator;
import java.util.List;

/**
 * Why a score is what it is.
 *
 * @param explained what the score is of; empty where the model does not say
 * @param score what is explained
 * @param base the score of the question that says nothing
 * @param contributions all of them, the largest first
 */
public record Explanation(
    String explained, double score, double base, List<Contribution> contributions) {

  /** The least difference that is called incomplete, whatever the score moved. */
  private static final double LEAST = 1e-3;

  public Explanation {
    contributions =
        contributions.stream()
            .sorted(
                Comparator.comparingDouble((Contribution one) -> -Math.abs(one.amount()))
                    .thenComparing(Contribution::feature))
            .toList();
  }

  /** How far the contributions are from adding up to what the score moved. */
  public double completenessError() {
    return score - base - sum(contributions);
  }

  /**
   * Whether they add up (Sundararajan, Taly, Yan: Axiomatic Attribution for Deep Networks, 2017,
   * section 3, completeness).
   *
   * @param tolerance as a share of what the score moved
   */
  public boolean isComplete(double tolerance) {
    return Math.abs(completenessError()) <= Math.max(LEAST, tolerance * Math.abs(score - base));
  }

  /** The sum of those after the first so many. */
  public double others(int top) {
    return sum(contributions.subList(Math.min(top, contributions.size()), contributions.size()));
  }

  private static double sum(List<Contribution> contributions) {
    return contributions.stream().mapToDouble(Contribution::amount).sum();
  }
}
