package dev.tradewind.local.shop.domain;

/**
 * A shopper of the simulated shop, as the simulation knows them.
 *
 * @param index from 0
 * @param id what the shop calls them
 * @param taste how much each category appeals; sums to 1
 * @param orders mean number of orders over the whole history
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; 2,000 arrays of ten numbers.
public record Shopper(int index, String id, double[] taste, double orders) {}
