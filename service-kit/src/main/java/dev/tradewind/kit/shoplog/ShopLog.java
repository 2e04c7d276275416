package dev.tradewind.kit.shoplog;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/** The log of all that happened in the shop, in partitions, each read by offset. */
public interface ShopLog {

  /** Every partition's extent, by number. */
  Uni<List<Extent>> extents();

  /**
   * Reads a partition in offset order.
   *
   * @param fromOffset the first offset wanted
   * @param maximum at most so many events, 1 to 5,000
   * @param wait how long to wait where there is nothing yet, 0 to 30 s
   * @return fails with {@link OutsideLogException} where there is no such offset
   */
  Uni<Page> read(int partition, long fromOffset, int maximum, Duration wait);

  /**
   * The extent of a partition.
   *
   * @param begin the first offset that can be read
   * @param end the offset of the next event
   */
  record Extent(long begin, long end) {}

  /**
   * Events of a partition.
   *
   * @param events by rising offset
   * @param next where the next read starts
   * @param end the offset of the partition's next event
   */
  record Page(List<LoggedEvent> events, long next, long end) {

    public Page {
      events = List.copyOf(events);
    }
  }

  /** The log ends before the offset, or begins after it. */
  final class OutsideLogException extends RuntimeException {

    private static final long serialVersionUID = 1;

    OutsideLogException(int partition, long offset, Throwable cause) {
      super("offset " + offset + " of partition " + partition + " is not in the log", cause);
    }
  }
}
