package dev.tradewind.training.run;

/**
 * A run has left the queue and given its place back: it has ended, or its service is on its way
 * out.
 *
 * @param runId the run
 */
public record RunLeft(String runId) {}
