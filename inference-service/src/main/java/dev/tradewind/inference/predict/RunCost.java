package dev.tradewind.inference.predict;

/**
 * What an answer took.
 *
 * @param queueNanos from admission to the run
 * @param computeNanos of the run, which several calls may have shared
 * @param batchRows rows that ran together, those of other calls and of padding included; those of
 *     the call where it runs alone
 */
public record RunCost(long queueNanos, long computeNanos, int batchRows) {}
