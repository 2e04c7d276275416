package dev.tradewind.inference.decision.domain;

/**
 * An item that may be shown.
 *
 * @param itemId catalogue id
 * @param score by its source
 * @param source who proposed it
 */
public record Candidate(String itemId, double score, Source source) {}
