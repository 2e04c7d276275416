package dev.tradewind.chat.shop.domain;

import java.util.Optional;

/**
 * A line of an order.
 *
 * @param quantity pieces, 1 or more
 * @param unitPrice price of one piece as paid, if that is known
 */
public record OrderLine(String itemId, long quantity, Optional<Money> unitPrice) {}
