package dev.tradewind.training.risk.learner;

/**
 * Which examples are for what, by their indices.
 *
 * @param fit to learn from while choosing
 * @param validation to choose on; none of them is in fit
 * @param train to learn from in the end
 * @param test to measure on; none of them is in the others
 */
@SuppressWarnings("ArrayRecordComponent") // indices; never compared or printed
public record Parts(int[] fit, int[] validation, int[] train, int[] test) {}
