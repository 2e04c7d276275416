package dev.tradewind.ingestion.event.kafka.domain;

import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where some of the log's events stand in Kafka. Kafka's own positions have gaps, where the ends of
 * transactions and the remains of aborted ones are; so the distance between an event's position and
 * its offset never shrinks along a partition, and two landmarks bound every event between them.
 * Bounded: the more events a partition has, the larger the distances at which landmarks are kept.
 * Safe for many threads.
 */
public final class Landmarks {

  private static final int MOST = 1024;

  private final Map<Integer, Marks> partitions = new ConcurrentHashMap<>();

  /** The positions between which an event is, both inclusive. */
  public record Bounds(long lowest, long highest) {

    /** In the middle. */
    public long middle() {
      return lowest + (highest - lowest) / 2;
    }

    /** Those of them that are within other bounds, too. */
    public Bounds and(Bounds other) {
      return new Bounds(Math.max(lowest, other.lowest), Math.min(highest, other.highest));
    }

    /** Those of them that are at or after a position. */
    public Bounds from(long position) {
      return new Bounds(Math.max(lowest, position), highest);
    }

    /** Those of them that are before a position. */
    public Bounds before(long position) {
      return new Bounds(lowest, Math.min(highest, position - 1));
    }

    /** How many positions it can be at, less one. */
    public long width() {
      return highest - lowest;
    }
  }

  /** Remembers where an event stands, unless one near it is known. */
  public void add(int partition, long offset, long position) {
    marks(partition).add(offset, position);
  }

  /**
   * Where an event can be.
   *
   * @param offset of an event before the end
   * @param endOffset the offset of the event that will come next
   * @param endPosition the first position after the last event, or any later one
   */
  public Bounds around(int partition, long offset, long endOffset, long endPosition) {
    return marks(partition).around(offset, endOffset, endPosition);
  }

  private Marks marks(int partition) {
    return partitions.computeIfAbsent(partition, any -> new Marks());
  }

  private static final class Marks {

    private final NavigableMap<Long, Long> positions = new TreeMap<>();
    private long distance = 1;

    synchronized void add(long offset, long position) {
      Long before = positions.floorKey(offset);
      Long after = positions.ceilingKey(offset);
      if ((before != null && offset - before < distance)
          || (after != null && after - offset < distance)) {
        return;
      }
      positions.put(offset, position);
      if (positions.size() > MOST) {
        thin();
      }
    }

    synchronized Bounds around(long offset, long endOffset, long endPosition) {
      Map.Entry<Long, Long> before = positions.floorEntry(offset);
      Map.Entry<Long, Long> after = positions.ceilingEntry(offset);
      long lowest = before == null ? offset : before.getValue() + offset - before.getKey();
      long highest =
          after == null
              ? endPosition - (endOffset - offset)
              : after.getValue() - (after.getKey() - offset);
      return new Bounds(lowest, highest);
    }

    private void thin() {
      distance *= 2;
      long kept = Long.MIN_VALUE / 2;
      for (Iterator<Long> each = positions.keySet().iterator(); each.hasNext(); ) {
        long offset = each.next();
        if (offset - kept < distance) {
          each.remove();
        } else {
          kept = offset;
        }
      }
    }
  }
}
