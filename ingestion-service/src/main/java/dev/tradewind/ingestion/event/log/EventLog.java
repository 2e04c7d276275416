package dev.tradewind.ingestion.event.log;

import dev.tradewind.ingestion.event.domain.Batch;
import dev.tradewind.ingestion.event.domain.Extent;
import dev.tradewind.ingestion.event.domain.LogSlice;
import dev.tradewind.ingestion.event.domain.ReadRange;
import dev.tradewind.ingestion.event.domain.Receipt;
import io.smallrye.mutiny.Uni;
import java.util.Map;

/**
 * The log of accepted events.
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

  /**
   * Reads a partition as it is now. A range that starts outside the extent gives no entries; the
   * slice then tells the extent.
   */
  Uni<LogSlice> read(ReadRange range);

  /** What each partition holds, by number. */
  Uni<Map<Integer, Extent>> extents();
}
