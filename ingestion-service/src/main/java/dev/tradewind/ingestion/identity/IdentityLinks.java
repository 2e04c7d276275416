package dev.tradewind.ingestion.identity;

import dev.tradewind.ingestion.identity.domain.Identity;
import dev.tradewind.ingestion.identity.domain.LinkOutcome;
import dev.tradewind.ingestion.identity.domain.LinkSlice;
import dev.tradewind.ingestion.identity.domain.ProposedLink;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Where links are kept. An alias is linked once; the first link stays. Sequences start at 0, have
 * no gaps, and are given in commit order.
 *
 * <p>Every method may fail with a ServiceException of reason DEPENDENCY_UNAVAILABLE or OVERLOADED,
 * and may be tried again.
 */
public interface IdentityLinks {

  /**
   * Links, one after the other and all at once: each sees what the ones before it did. Durable once
   * this answers; one outcome for each, in their order.
   */
  Uni<List<LinkOutcome>> link(List<ProposedLink> proposed);

  /** The person that an id belongs to; one without links where it was never linked. */
  Uni<Identity> find(String id);

  /** Links from a sequence on, at most so many. None where it is at or beyond the end. */
  Uni<LinkSlice> read(long fromSequence, int maxLinks);
}
