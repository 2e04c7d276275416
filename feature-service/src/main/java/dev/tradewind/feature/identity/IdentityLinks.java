package dev.tradewind.feature.identity;

import dev.tradewind.feature.identity.domain.Link;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/** All links that were ever made, by a sequence without gaps. */
interface IdentityLinks {

  /**
   * Links in order.
   *
   * @param next where the next read should start
   * @param end the sequence that the next link will get
   */
  record Page(List<Link> links, long next, long end) {
    public Page {
      links = List.copyOf(links);
    }
  }

  /** There are fewer links than were read before: they are others. */
  final class BeyondLinksException extends RuntimeException {
    public BeyondLinksException(long sequence) {
      super("the links end before sequence " + sequence);
    }
  }

  /**
   * Reads links.
   *
   * @param from the first sequence wanted
   * @param wait how long to wait where there is none yet
   * @return fails with {@link BeyondLinksException}
   */
  Uni<Page> read(long from, Duration wait);
}
