package dev.tradewind.inference.decision.domain;

/**
 * An item in its place.
 *
 * @param rank from 1
 * @param candidate the item
 */
public record RankedItem(int rank, Candidate candidate) {}
