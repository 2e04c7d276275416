package dev.tradewind.ingestion.cleaning.domain;

/**
 * A rule of cleaning, as it is declared.
 *
 * @param name stable; the reason of a refusal or the rule of a correction
 * @param action what it does with an event that it catches
 * @param description what it asks, in a sentence, with its limits as configured
 */
public record Rule(String name, Action action, String description) {}
