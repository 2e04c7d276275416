package dev.tradewind.inference.predictionlog.domain;

/**
 * How high in the rankings the first click was.
 *
 * @param places looked at, from the top
 * @param hits rankings whose first click was at one of them
 * @param gain normalised discounted cumulative gain (Jarvelin and Kekalainen 2002) where that item
 *     is the only one that is right: mean of 1 / log2(1 + place), 0 where it was below or nothing
 *     was clicked
 */
public record RankingOutcomes(int places, Share hits, Estimate gain) {}
