package dev.tradewind.ingestion.domain;

/**
 * An amount of money.
 *
 * @param currencyCode ISO 4217, three capital letters
 * @param units whole units of the currency; may be negative
 * @param nanos billionths of a unit
 */
public record Amount(String currencyCode, long units, int nanos) {}
