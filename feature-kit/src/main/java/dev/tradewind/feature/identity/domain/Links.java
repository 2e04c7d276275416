package dev.tradewind.feature.identity.domain;

import java.util.Optional;

/** Which ids are other names. The first link of an id stays, and nobody it leads to has one. */
@FunctionalInterface
public interface Links {

  /** Nobody has two ids. */
  Links NONE = id -> Optional.empty();

  /** Whose other name it is; empty for a shopper's own id, or one that was never linked. */
  Optional<Link> linkOf(String id);
}
