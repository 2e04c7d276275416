package dev.tradewind.bench.experiment;

/**
 * What is true of the simulated shoppers.
 *
 * @param name in the figures
 * @param factor by which the treatment changes how readily they choose; 1: not at all
 * @param lost share of the treatment's shoppers whose exposures are never logged
 */
record Scenario(String name, double factor, double lost) {}
