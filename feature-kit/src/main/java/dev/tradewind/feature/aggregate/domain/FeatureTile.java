package dev.tradewind.feature.aggregate.domain;

/**
 * A stretch of time, and what it adds to a feature.
 *
 * @param start microseconds, included
 * @param end microseconds, not included
 * @param value its partial result, as a value of the feature's own kind
 */
public record FeatureTile(long start, long end, Value value) {}
