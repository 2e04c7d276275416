package dev.tradewind.ingestion.event.log;

import dev.tradewind.ingestion.event.domain.Batch;
import dev.tradewind.ingestion.event.domain.Extent;
import dev.tradewind.ingestion.event.domain.LogEntry;
import dev.tradewind.ingestion.event.domain.LogSlice;
import dev.tradewind.ingestion.event.domain.ReadRange;
import dev.tradewind.ingestion.event.domain.Receipt;
import dev.tradewind.ingestion.event.domain.Screened;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The event log in memory, for tests that need no PostgreSQL. One lock, so one batch at a time. */
public final class InMemoryEventLog implements EventLog {

  private final Map<Integer, List<LogEntry>> partitions = new TreeMap<>();
  private final Set<String> seen = new HashSet<>();

  public InMemoryEventLog(int partitionCount) {
    for (int partition = 0; partition < partitionCount; partition++) {
      partitions.put(partition, new ArrayList<>());
    }
  }

  @Override
  public Uni<Receipt> append(Batch batch) {
    return locked(
        () -> {
          Set<String> accepted = new HashSet<>();
          Map<Integer, Long> ends = new HashMap<>();
          for (Screened.Good event : batch.events()) {
            if (seen.add(event.eventId())) {
              List<LogEntry> log = partition(event.partition());
              log.add(new LogEntry(log.size(), batch.receivedAt(), event.payload()));
              accepted.add(event.eventId());
              ends.put(event.partition(), (long) log.size());
            }
          }
          return new Receipt(accepted, ends);
        });
  }

  @Override
  public Uni<LogSlice> read(ReadRange range) {
    return locked(
        () -> {
          List<LogEntry> log = partition(range.partition());
          List<LogEntry> entries = new ArrayList<>();
          long bytes = 0;
          for (long offset = range.fromOffset(); offset < log.size(); offset++) {
            LogEntry entry = log.get(Math.toIntExact(offset));
            bytes += entry.payload().size();
            if (entries.size() == range.maxEvents()
                || (!entries.isEmpty() && bytes > range.maxBytes())) {
              break;
            }
            entries.add(entry);
          }
          return new LogSlice(entries, new Extent(0, log.size()));
        });
  }

  @Override
  public Uni<Map<Integer, Extent>> extents() {
    return locked(
        () -> {
          Map<Integer, Extent> extents = new TreeMap<>();
          partitions.forEach((partition, log) -> extents.put(partition, new Extent(0, log.size())));
          return extents;
        });
  }

  private List<LogEntry> partition(int number) {
    List<LogEntry> log = partitions.get(number);
    if (log == null) {
      throw new IllegalArgumentException("partition: " + number);
    }
    return log;
  }

  private <T> Uni<T> locked(Supplier<T> work) {
    return Uni.createFrom()
        .item(
            () -> {
              synchronized (this) {
                return work.get();
              }
            });
  }
}
