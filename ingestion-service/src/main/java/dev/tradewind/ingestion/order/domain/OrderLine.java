package dev.tradewind.ingestion.order.domain;

import dev.tradewind.ingestion.domain.Amount;
import org.jspecify.annotations.Nullable;

/**
 * An item of an order and how many of it.
 *
 * @param itemId catalogue id
 * @param quantity pieces, 1 or more
 * @param unitPrice price of one piece as paid, where it is known
 */
public record OrderLine(String itemId, long quantity, @Nullable Amount unitPrice) {}
