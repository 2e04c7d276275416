package dev.tradewind.ingestion.identity;

import dev.tradewind.ingestion.error.IngestionReason;
import dev.tradewind.ingestion.identity.domain.LinkSlice;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Reads the links, and waits for one where there is none yet. */
@Singleton
class LinkReader {

  private final IdentityLinks links;
  private final LinkSignal signal;

  LinkReader(IdentityLinks links, LinkSignal signal) {
    this.links = links;
    this.signal = signal;
  }

  /** The links from the sequence on; none where none was made while waiting. */
  Uni<LinkSlice> read(long fromSequence, int maxLinks, Duration wait) {
    return readNow(fromSequence, maxLinks)
        .chain(
            slice -> {
              if (!slice.links().isEmpty() || wait.isZero()) {
                return Uni.createFrom().item(slice);
              }
              return signal
                  .grownBeyond(fromSequence, wait)
                  .chain(
                      grown ->
                          grown ? readNow(fromSequence, maxLinks) : Uni.createFrom().item(slice));
            });
  }

  private Uni<LinkSlice> readNow(long fromSequence, int maxLinks) {
    return links
        .read(fromSequence, maxLinks)
        .invoke(
            slice -> {
              if (fromSequence > slice.endSequence()) {
                throw new ServiceException(
                    IngestionReason.OFFSET_OUT_OF_RANGE,
                    "from_sequence: "
                        + fromSequence
                        + " (expected: 0 to "
                        + slice.endSequence()
                        + ", the end of the links)");
              }
            });
  }
}
