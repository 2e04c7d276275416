package dev.tradewind.ingestion.event.kafka;

import dev.tradewind.ingestion.event.domain.Extent;
import dev.tradewind.ingestion.event.domain.LogEntry;
import dev.tradewind.ingestion.event.domain.LogSlice;
import dev.tradewind.ingestion.event.domain.ReadRange;
import dev.tradewind.ingestion.event.kafka.domain.Landmarks;
import dev.tradewind.ingestion.event.kafka.domain.Landmarks.Bounds;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads pieces of the log. It stays where its last piece ended, so that a reader who goes on from
 * there costs no search. For one thread at a time.
 */
final class SliceReader implements AutoCloseable {

  /** So many positions are rather read over than halved again. */
  private static final long NEAR = 256;

  private final LogConsumer log;
  private final LogEnds ends;
  private final Landmarks landmarks;
  private final Duration timeout;
  private final Deque<StoredEvent> fetched = new ArrayDeque<>();
  private int partition = -1;
  private long nextOffset;

  SliceReader(LogConsumer log, LogEnds ends, Landmarks landmarks, Duration timeout) {
    this.log = log;
    this.ends = ends;
    this.landmarks = landmarks;
    this.timeout = timeout;
  }

  /** Whether the next piece that it would read is the one wanted. */
  boolean standsAt(ReadRange range) {
    return partition == range.partition() && nextOffset == range.fromOffset();
  }

  LogSlice read(ReadRange range) {
    long first = log.begins(Set.of(range.partition())).get(range.partition());
    long end = log.ends(Set.of(range.partition())).get(range.partition());
    Extent extent = extent(range.partition(), first, end);
    if (range.fromOffset() < extent.beginOffset() || range.fromOffset() >= extent.endOffset()) {
      return new LogSlice(List.of(), extent);
    }
    if (!standsAt(range)) {
      find(range, extent, first, end);
    }
    return new LogSlice(take(range, extent), extent);
  }

  Map<Integer, Extent> extents(Collection<Integer> partitions) {
    Map<Integer, Long> firsts = log.begins(partitions);
    Map<Integer, Extent> extents = new TreeMap<>();
    log.ends(partitions)
        .forEach((number, end) -> extents.put(number, extent(number, firsts.get(number), end)));
    return extents;
  }

  @Override
  public void close() {
    log.close();
  }

  private Extent extent(int number, long first, long end) {
    // Where the answer is not known yet, looking for it moves the consumer from its place.
    Optional<Extent> known = ends.known(number, first, end);
    if (known.isPresent()) {
      return known.get();
    }
    leave();
    return ends.extent(log, number, first, end);
  }

  private void leave() {
    partition = -1;
    fetched.clear();
  }

  private void find(ReadRange range, Extent extent, long first, long end) {
    leave();
    long wanted = range.fromOffset();
    Bounds bounds = bounds(range, extent, end).from(first);
    while (bounds.width() > NEAR) {
      long middle = bounds.middle();
      Optional<StoredEvent> probe = log.first(range.partition(), middle, end);
      probe.ifPresent(
          event -> landmarks.add(range.partition(), event.entry().offset(), event.position()));
      boolean atOrBefore = probe.filter(event -> event.entry().offset() <= wanted).isPresent();
      bounds = bounds.and(bounds(range, extent, end));
      bounds = atOrBefore ? bounds.from(middle) : bounds.before(middle);
    }
    log.seek(range.partition(), bounds.lowest());
    partition = range.partition();
    nextOffset = wanted;
  }

  private Bounds bounds(ReadRange range, Extent extent, long end) {
    return landmarks.around(range.partition(), range.fromOffset(), extent.endOffset(), end);
  }

  private List<LogEntry> take(ReadRange range, Extent extent) {
    List<LogEntry> entries = new ArrayList<>();
    long bytes = 0;
    long deadline = System.nanoTime() + timeout.toNanos();
    while (entries.size() < range.maxEvents() && nextOffset < extent.endOffset()) {
      StoredEvent event = fetched.peek();
      if (event == null) {
        if (System.nanoTime() - deadline > 0) {
          requireSome(entries);
          return entries;
        }
        fetched.addAll(log.poll());
        continue;
      }
      LogEntry entry = event.entry();
      if (entry.offset() >= nextOffset) {
        bytes += entry.payload().size();
        if (!entries.isEmpty() && bytes > range.maxBytes()) {
          return entries;
        }
        requireNext(entry);
        entries.add(entry);
        nextOffset++;
        if (nextOffset == range.fromOffset() + range.maxEvents()) {
          landmarks.add(partition, entry.offset(), event.position());
        }
      }
      fetched.remove();
    }
    return entries;
  }

  private void requireSome(List<LogEntry> entries) {
    if (entries.isEmpty()) {
      throw new TimeoutException(
          "partition " + partition + ", offset " + nextOffset + ": not read");
    }
  }

  private void requireNext(LogEntry entry) {
    if (entry.offset() != nextOffset) {
      throw new IllegalStateException(
          "partition "
              + partition
              + ": offset "
              + entry.offset()
              + " (expected: "
              + nextOffset
              + "; the topic was written by somebody else, or lost records)");
    }
  }
}
