package dev.tradewind.inference.predictionlog.domain;

/**
 * A named input of a model, or something that is told of its answer.
 *
 * @param name of the input, or of what is told
 * @param values its elements
 */
public record LoggedTensor(String name, LoggedValues values) {}
