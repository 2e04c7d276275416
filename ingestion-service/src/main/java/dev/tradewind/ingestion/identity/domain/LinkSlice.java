package dev.tradewind.ingestion.identity.domain;

import java.util.List;

/**
 * A piece of the sequence of links, as it was at one moment.
 *
 * @param links by sequence, without a gap
 * @param endSequence the sequence that the next link will get
 */
public record LinkSlice(List<IdentityLink> links, long endSequence) {

  public LinkSlice {
    links = List.copyOf(links);
  }
}
