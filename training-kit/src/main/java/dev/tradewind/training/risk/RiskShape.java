package dev.tradewind.training.risk;

/**
 * The size of the risk network.
 *
 * @param members networks whose log odds are averaged
 * @param crosses layers of products
 * @param hidden width of the two dense layers
 * @param pieces of a feature's range, each with a slope of its own
 * @param dropout share dropped in training
 */
record RiskShape(int members, int crosses, int hidden, int pieces, double dropout) {}
