package dev.tradewind.inference.decision.domain;

/**
 * An item and how much speaks for it.
 *
 * @param itemId catalogue id
 * @param score comparable within one list only
 */
public record ScoredItem(String itemId, double score) {}
