package dev.tradewind.ingestion.identity.domain;

/** What became of a proposed link. */
public sealed interface LinkOutcome {

  /**
   * The two are linked, now or since earlier.
   *
   * @param link the link as it is kept: the first one stays
   */
  record Linked(IdentityLink link) implements LinkOutcome {}

  /** The alias is another shopper's. The first link stays. */
  record AliasTaken() implements LinkOutcome {}

  /** The alias has aliases of its own, or the shopper is itself an alias: there are no chains. */
  record AliasIsShopper() implements LinkOutcome {}
}
