package dev.tradewind.feature.history.spill;

/**
 * What one training set may take while it is derived.
 *
 * @param memoryBytes outside of the Java heap, for sorting
 * @param diskBytes for its events and rows together
 * @param threads for sorting
 */
public record SpillLimits(long memoryBytes, long diskBytes, int threads) {}
