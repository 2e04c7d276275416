package dev.tradewind.feature.identity.domain;

import java.util.List;
import java.util.Optional;

/**
 * Which ids are one person. A person is a shopper's id and the aliases that were linked to it;
 * aliases have no aliases. An id that was never linked is a person by itself.
 */
public interface Identities {

  /**
   * The person's ids as of a moment: what was linked before it counts.
   *
   * @param id any of the person's ids
   * @param asOf microseconds
   * @return each once; the one that stands for the person is the first
   */
  List<String> idsOf(String id, long asOf);

  /** What links the id to a shopper; empty where it is no alias. */
  Optional<Link> linkOf(String id);

  /** The links of a shopper, in no particular order; empty where the id has no aliases. */
  List<Link> linksOf(String shopper);
}
