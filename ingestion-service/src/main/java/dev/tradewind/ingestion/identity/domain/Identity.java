package dev.tradewind.ingestion.identity.domain;

import java.util.List;

/**
 * A person with all ids.
 *
 * @param shopperId the shopper
 * @param links by sequence; empty where the shopper has no alias
 */
public record Identity(String shopperId, List<IdentityLink> links) {

  public Identity {
    links = List.copyOf(links);
  }
}
