package dev.tradewind.feature.identity.domain;

/**
 * Two ids that are one person.
 *
 * @param shopper the shopper's id, which stands for the person
 * @param alias the other: a visitor's or a card's
 * @param linkedAt microseconds; a read as of this moment or an earlier one keeps the two apart
 */
public record Link(String shopper, String alias, long linkedAt) {}
