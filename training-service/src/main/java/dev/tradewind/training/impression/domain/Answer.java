package dev.tradewind.training.impression.domain;

/**
 * The version of a model that a ranking is of, where inference has logged it.
 *
 * @param rankingId names the ranking
 * @param model the model's name
 * @param version of it, from 1
 * @param sampleRate the share of such rankings that is logged, above 0 to 1
 */
public record Answer(String rankingId, String model, long version, double sampleRate) {}
