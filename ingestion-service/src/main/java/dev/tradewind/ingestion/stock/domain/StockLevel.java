package dev.tradewind.ingestion.stock.domain;

import java.time.Instant;

/**
 * Pieces of one item.
 *
 * @param itemId catalogue id
 * @param onHand pieces that can be sold now, 0 or more
 * @param onOrder pieces ordered from the supplier and not yet here, 0 or more
 * @param updatedAt when it was last set
 */
public record StockLevel(String itemId, long onHand, long onOrder, Instant updatedAt) {}
