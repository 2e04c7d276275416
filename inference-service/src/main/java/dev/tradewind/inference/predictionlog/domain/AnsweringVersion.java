package dev.tradewind.inference.predictionlog.domain;

/**
 * The version of a model that answers were given by.
 *
 * @param model its name
 * @param version its number, from 1
 */
public record AnsweringVersion(String model, long version) {}
