package dev.tradewind.ingestion.stock.domain;

import java.time.Instant;

/**
 * Pieces of one item.
 *
 * @param onHand can be sold now; below zero where more was sold than there is
 * @param onOrder ordered from the supplier and not yet here
 * @param updatedAt when it last changed
 * @param version rises with each change
 */
public record StockLevel(
    String itemId, long onHand, long onOrder, Instant updatedAt, long version) {}
