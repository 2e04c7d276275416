package dev.tradewind.feature.history.domain;

import java.util.Optional;

/** Which ids are one person. The first link of an id stays, and nobody it leads to has one. */
@FunctionalInterface
public interface Identities {

  /** Nobody has two ids. */
  Identities NONE = id -> Optional.empty();

  /** Whose other name it is; empty for a shopper's own id, or one that was never linked. */
  Optional<IdentityLink> linkOf(String id);
}
