package dev.tradewind.bench.experiment;

/**
 * What is true of the simulated shoppers, and how the experiment is judged.
 *
 * @param name in the figures
 * @param factor by which the treatment changes how readily they choose; 1: not at all
 * @param lost share of the treatment's shoppers whose exposures are never logged
 * @param known share of the shoppers of whom the log knows what they did in the week before
 * @param adjusted whether that is taken out of the difference
 */
record Scenario(String name, double factor, double lost, double known, boolean adjusted) {}
