package dev.tradewind.ingestion.event.log;

import dev.tradewind.ingestion.event.domain.Batch;
import dev.tradewind.ingestion.event.domain.LogSlice;
import dev.tradewind.ingestion.event.domain.QuarantinePage;
import dev.tradewind.ingestion.event.domain.ReadRange;
import dev.tradewind.ingestion.event.domain.Receipt;
import io.smallrye.mutiny.Uni;
import java.util.Map;

/**
 * The log of accepted events, and the quarantine of refused ones.
 *
 * <p>Offsets of a partition start at 0, have no gaps, and are given in commit order: a reader that
 * has seen offset n never meets a smaller one later. An event id enters the log once, whoever sends
 * it and however often.
 *
 * <p>Every method may fail with a ServiceException of reason DEPENDENCY_UNAVAILABLE or OVERLOADED;
 * then nothing can be said about an append, and it may be tried again.
 */
public interface EventLog {

  /**
   * Appends a batch, all or none. Once the receipt is there, its events are durable, and so are
   * those events of the batch that were in the log before.
   */
  Uni<Receipt> append(Batch batch);

  /** Reads a partition as it is now. A range that starts at or beyond the end gives no entries. */
  Uni<LogSlice> read(ReadRange range);

  /** Where each partition ends, by number. */
  Uni<Map<Integer, Long>> endOffsets();

  /**
   * Reads the quarantine, newest first.
   *
   * @param beforeId only older ones than this; {@link Long#MAX_VALUE} for the newest
   * @param maxEvents at most so many, at least 1
   * @param maxBytes the page ends before the payloads exceed this; one event is given in any case
   */
  Uni<QuarantinePage> quarantined(long beforeId, int maxEvents, int maxBytes);

  /** How many events are in quarantine. */
  Uni<Long> quarantineSize();
}
