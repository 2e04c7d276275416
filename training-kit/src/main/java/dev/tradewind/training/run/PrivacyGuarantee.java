package dev.tradewind.training.run;

/**
 * How little a model's weights give away of any one example (Abadi et al. 2016): whatever can be
 * told from them is at most e^epsilon times as likely with the example as without it, but for a
 * chance of delta. All trainings of the run count that have seen the example.
 *
 * @param epsilon above 0; smaller is more private
 * @param delta above 0, below 1
 * @param noise added to each step's sum of slopes, in units of the clip; above 0
 * @param clip longest slope of an example; above 0
 */
public record PrivacyGuarantee(double epsilon, double delta, double noise, double clip) {

  public PrivacyGuarantee {
    if (!Double.isFinite(epsilon) || epsilon < 0) {
      throw new IllegalArgumentException("epsilon: " + epsilon + " (expected: 0 or more)");
    }
  }
}
