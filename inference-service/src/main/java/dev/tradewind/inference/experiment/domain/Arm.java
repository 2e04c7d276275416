package dev.tradewind.inference.experiment.domain;

/**
 * What one part of the subjects gets.
 *
 * @param name unique in the experiment
 * @param weight its part of the traffic of the experiment, in proportion to the others', 0 &lt;
 *     weight &lt;= 1,000,000
 * @param model the label or the number of the version that decides for it; empty for the one that
 *     serves everybody, and where the shop itself knows what the arm means
 */
public record Arm(String name, double weight, String model) {}
