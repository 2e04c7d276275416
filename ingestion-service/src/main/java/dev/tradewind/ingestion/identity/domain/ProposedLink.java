package dev.tradewind.ingestion.identity.domain;

import java.time.Instant;

/**
 * Somebody says that two ids are one person.
 *
 * @param shopperId the shopper
 * @param aliasId the visitor or the card; not the same as the shopper
 * @param linkedAt since when
 */
public record ProposedLink(String shopperId, String aliasId, Instant linkedAt) {

  public ProposedLink {
    if (shopperId.equals(aliasId)) {
      throw new IllegalArgumentException("alias: " + aliasId + " (expected: not the shopper)");
    }
  }
}
