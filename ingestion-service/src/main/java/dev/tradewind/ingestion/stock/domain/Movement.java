package dev.tradewind.ingestion.stock.domain;

/**
 * Pieces that came or went.
 *
 * @param movementId the shop's id; a movement counts once
 * @param change added to what is on hand; never 0
 * @param reason "delivery", "sale" ... or empty
 */
public record Movement(String movementId, String itemId, long change, String reason) {}
