package dev.tradewind.ingestion.event.kafka;

import dev.tradewind.ingestion.event.domain.Extent;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Turns Kafka's first and last positions into offsets of the log, and remembers the answer: while
 * the position is the same, so is the offset. Safe for many threads.
 */
final class LogEnds {

  /** How far before the end the last event is looked for first: commits are single positions. */
  private static final long FIRST_LOOK = 16;

  private final Map<Integer, Mark> begins = new ConcurrentHashMap<>();
  private final Map<Integer, Mark> ends = new ConcurrentHashMap<>();

  /** The event at the position, or the next one there will be, has the offset. */
  record Mark(long position, long offset) {}

  /** What a partition holds, where these positions were met before. */
  Optional<Extent> known(int partition, long first, long end) {
    Mark begin = begins.get(partition);
    Mark last = ends.get(partition);
    return begin == null || last == null || begin.position() != first || last.position() != end
        ? Optional.empty()
        : Optional.of(new Extent(Math.min(begin.offset(), last.offset()), last.offset()));
  }

  /** What a partition holds, by its first position and its first invisible one. */
  Extent extent(LogConsumer log, int partition, long first, long end) {
    long endOffset = endOffset(log, partition, first, end);
    Mark begin = begins.get(partition);
    if (begin == null || begin.position() != first) {
      long offset =
          first == 0
              ? 0
              : log.first(partition, first, end)
                  .map(event -> event.entry().offset())
                  .orElse(endOffset);
      begin = new Mark(first, offset);
      begins.put(partition, begin);
    }
    return new Extent(Math.min(begin.offset(), endOffset), endOffset);
  }

  /** Says what is known: from this position on, the offset will be the next. */
  void learn(int partition, long position, long offset) {
    ends.merge(
        partition,
        new Mark(position, offset),
        (known, told) -> told.position() > known.position() ? told : known);
  }

  private long endOffset(LogConsumer log, int partition, long first, long end) {
    Optional<Mark> known = Optional.ofNullable(ends.get(partition));
    if (known.isPresent() && known.get().position() == end) {
      return known.get().offset();
    }
    long floor = known.map(Mark::position).filter(at -> at < end).orElse(first);
    long offset =
        lastBefore(log, partition, floor, end)
            .map(event -> event.entry().offset() + 1)
            .or(() -> known.filter(mark -> mark.position() == floor).map(Mark::offset))
            .orElseGet(() -> offsetOfEmpty(partition, first));
    learn(partition, end, offset);
    return offset;
  }

  private static Optional<StoredEvent> lastBefore(
      LogConsumer log, int partition, long floor, long end) {
    Optional<StoredEvent> found = Optional.empty();
    long from = end;
    for (long look = FIRST_LOOK; found.isEmpty() && from > floor; look *= 8) {
      long to = from;
      from = Math.max(floor, to - look);
      found = log.last(partition, from, to);
    }
    return found;
  }

  private static long offsetOfEmpty(int partition, long first) {
    if (first > 0) {
      throw new IllegalStateException(
          "partition "
              + partition
              + ": every event was deleted in Kafka (expected: at least the last one is kept, for"
              + " the offsets to go on from)");
    }
    return 0;
  }
}
