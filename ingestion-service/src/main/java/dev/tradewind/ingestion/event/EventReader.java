package dev.tradewind.ingestion.event;

import dev.tradewind.ingestion.error.IngestionReason;
import dev.tradewind.ingestion.event.domain.Extent;
import dev.tradewind.ingestion.event.domain.LogSlice;
import dev.tradewind.ingestion.event.domain.Partitions;
import dev.tradewind.ingestion.event.domain.ReadRange;
import dev.tradewind.ingestion.event.log.EventLog;
import dev.tradewind.ingestion.event.log.EventLogConfig;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Reads the log, and waits for an event where there is none yet. */
@Singleton
class EventReader {

  private final EventLog log;
  private final AppendSignal signal;
  private final Partitions partitions;

  @Inject
  EventReader(EventLog log, AppendSignal signal, EventLogConfig config) {
    this(log, signal, new Partitions(config.partitions()));
  }

  EventReader(EventLog log, AppendSignal signal, Partitions partitions) {
    this.log = log;
    this.signal = signal;
    this.partitions = partitions;
  }

  /** The entries of the range; none where none came in while waiting. */
  Uni<LogSlice> read(ReadRange range, Duration wait) {
    if (!partitions.contains(range.partition())) {
      throw new ServiceException(
          IngestionReason.PARTITION_UNKNOWN,
          "partition: " + range.partition() + " (expected: 0 to " + (partitions.count() - 1) + ")");
    }
    // Who follows the log is at its end nearly always: no need to look there before the wait.
    if (!wait.isZero() && signal.isKnownToEndAt(range.partition(), range.fromOffset())) {
      return signal
          .grownBeyond(range.partition(), range.fromOffset(), wait)
          .chain(() -> readNow(range));
    }
    return readNow(range)
        .chain(
            slice -> {
              if (!slice.entries().isEmpty() || wait.isZero()) {
                return Uni.createFrom().item(slice);
              }
              return signal
                  .grownBeyond(range.partition(), range.fromOffset(), wait)
                  .chain(grown -> grown ? readNow(range) : Uni.createFrom().item(slice));
            });
  }

  private Uni<LogSlice> readNow(ReadRange range) {
    return log.read(range).invoke(slice -> requireWithin(slice.extent(), range));
  }

  private static void requireWithin(Extent extent, ReadRange range) {
    if (range.fromOffset() > extent.endOffset()) {
      throw outside(IngestionReason.OFFSET_OUT_OF_RANGE, "", extent, range);
    }
    if (range.fromOffset() < extent.beginOffset()) {
      throw outside(
          IngestionReason.OFFSET_EXPIRED, "; retention removed what was before", extent, range);
    }
  }

  private static ServiceException outside(
      IngestionReason reason, String why, Extent extent, ReadRange range) {
    return new ServiceException(
        reason,
        "from_offset: "
            + range.fromOffset()
            + " (expected: "
            + extent.beginOffset()
            + " to "
            + extent.endOffset()
            + ", the end of partition "
            + range.partition()
            + why
            + ")");
  }
}
