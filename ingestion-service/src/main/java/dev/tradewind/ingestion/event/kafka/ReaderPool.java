package dev.tradewind.ingestion.event.kafka;

import dev.tradewind.ingestion.event.domain.Extent;
import dev.tradewind.ingestion.event.domain.LogSlice;
import dev.tradewind.ingestion.event.domain.ReadRange;
import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * So many readers, so many reads at once; a reader that stands where a read begins is preferred.
 */
final class ReaderPool implements AutoCloseable {

  private final Supplier<SliceReader> readers;
  private final Lane lane;
  private final Deque<SliceReader> idle = new ArrayDeque<>();
  private final int count;
  private int made;
  private boolean closed;

  ReaderPool(Supplier<SliceReader> readers, int count, int maxQueued) {
    this.readers = readers;
    this.count = count;
    this.lane = new Lane("tradewind-log-reader", "reads", count, maxQueued);
  }

  Uni<LogSlice> read(ReadRange range) {
    return lane.run(() -> with(reader -> reader.standsAt(range), reader -> reader.read(range)));
  }

  Uni<Map<Integer, Extent>> extents(Collection<Integer> partitions) {
    return lane.run(() -> with(reader -> false, reader -> reader.extents(partitions)));
  }

  @Override
  public void close() {
    lane.close();
    synchronized (this) {
      closed = true;
      idle.forEach(SliceReader::close);
      idle.clear();
    }
  }

  private <T> T with(Predicate<SliceReader> preferred, Function<SliceReader, T> work) {
    SliceReader reader = take(preferred);
    try {
      T result = work.apply(reader);
      giveBack(reader);
      return result;
    } catch (RuntimeException failure) {
      // Where it stands is not known any more; the next read gets a new one.
      discard(reader);
      throw failure;
    }
  }

  /** The preferred one, else the one that was not used for longest, else a new one. */
  private SliceReader take(Predicate<SliceReader> preferred) {
    synchronized (this) {
      for (Iterator<SliceReader> each = idle.iterator(); each.hasNext(); ) {
        SliceReader reader = each.next();
        if (preferred.test(reader)) {
          each.remove();
          return reader;
        }
      }
      if (made == count) {
        return idle.removeFirst();
      }
      made++;
    }
    return readers.get();
  }

  private void discard(SliceReader reader) {
    synchronized (this) {
      made--;
    }
    reader.close();
  }

  private synchronized void giveBack(SliceReader reader) {
    if (closed) {
      reader.close();
    } else {
      idle.addLast(reader);
    }
  }
}
