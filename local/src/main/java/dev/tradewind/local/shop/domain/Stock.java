package dev.tradewind.local.shop.domain;

/**
 * Pieces of an item.
 *
 * @param item which
 * @param onHand pieces that can be sold
 * @param onOrder pieces on their way from the supplier
 */
public record Stock(CatalogItem item, long onHand, long onOrder) {}
