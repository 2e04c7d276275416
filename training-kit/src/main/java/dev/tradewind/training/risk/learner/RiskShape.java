package dev.tradewind.training.risk.learner;

import dev.tradewind.training.run.Hyperparameters;

/**
 * The size of the risk network.
 *
 * @param members networks whose log odds are averaged
 * @param crosses layers of products
 * @param hidden width of the two dense layers
 * @param pieces of a number's range, each with a slope of its own
 * @param dropout share dropped in training
 */
record RiskShape(int members, int crosses, int hidden, int pieces, double dropout) {

  static RiskShape of(Hyperparameters parameters) {
    return new RiskShape(
        parameters.whole("members"),
        parameters.whole("crosses"),
        parameters.whole("hidden"),
        parameters.whole("pieces"),
        parameters.decimal("dropout"));
  }
}
