package dev.tradewind.ingestion.identity.domain;

import java.time.Instant;

/**
 * Two ids that are one person.
 *
 * @param sequence its place among all links: 0, 1, 2 ... without a gap, in commit order
 * @param shopperId the shopper
 * @param aliasId the visitor or the card
 * @param linkedAt from when on they are one, to the microsecond
 */
public record IdentityLink(long sequence, String shopperId, String aliasId, Instant linkedAt) {}
