package dev.tradewind.inference.predictionlog.domain;

import java.time.Instant;

/**
 * What a shopper did with an item.
 *
 * @param step what
 * @param key the id of the ranking of a click, which tells it; else the shopper
 * @param item which
 * @param at when it happened
 * @param received when the log took it
 */
public record Taken(Step step, String key, String item, Instant at, Instant received) {}
