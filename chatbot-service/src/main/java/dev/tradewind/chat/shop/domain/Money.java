package dev.tradewind.chat.shop.domain;

/**
 * An amount of money.
 *
 * @param currencyCode ISO 4217
 * @param units whole units
 * @param nanos billionths of a unit, with the sign of {@code units}
 */
public record Money(String currencyCode, long units, int nanos) {}
