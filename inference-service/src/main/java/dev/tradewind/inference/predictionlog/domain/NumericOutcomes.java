package dev.tradewind.inference.predictionlog.domain;

/**
 * How far predictions were from what they foretold, in its unit.
 *
 * @param labelled how many there are
 * @param meanAbsoluteError mean distance
 * @param rootMeanSquareError root of the mean squared distance; its interval is the root of that
 *     one's
 * @param bias mean of predicted less true: above 0 it is too much that is foretold
 */
public record NumericOutcomes(
    long labelled, Estimate meanAbsoluteError, Estimate rootMeanSquareError, Estimate bias) {}
