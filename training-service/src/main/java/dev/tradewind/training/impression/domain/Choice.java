package dev.tradewind.training.impression.domain;

import java.time.Instant;

/**
 * An item of a ranking was chosen.
 *
 * @param rankingId names the ranking
 * @param itemId the item
 * @param at when
 * @param isDenied whether the shopper did not want it to be used
 */
public record Choice(String rankingId, String itemId, Instant at, boolean isDenied) {}
