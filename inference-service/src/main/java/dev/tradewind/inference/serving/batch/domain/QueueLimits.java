package dev.tradewind.inference.serving.batch.domain;

/**
 * How much may wait.
 *
 * @param calls of all models
 * @param callsOfModel of each
 * @param rows of all models
 * @param rowsOfModel of each; a call of more rows than that may wait where no other of its model
 *     does
 */
public record QueueLimits(int calls, int callsOfModel, long rows, long rowsOfModel) {}
