package dev.tradewind.feature.log;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/** The log of events: a fixed number of partitions, each read by offset. */
public interface EventLog {

  /** Where each partition ends: the offset of the next event, by partition. */
  Uni<List<Long>> endOffsets();

  /**
   * Reads a partition in offset order.
   *
   * @param fromOffset the first offset wanted
   * @param maxEvents at most so many events, 1 to 5,000
   * @param wait how long to wait where there is nothing to read yet, 0 to 30 s
   * @return fails with {@link BeyondLogException} where the log ends before {@code fromOffset}
   */
  Uni<LogPage> read(int partition, long fromOffset, int maxEvents, Duration wait);
}
