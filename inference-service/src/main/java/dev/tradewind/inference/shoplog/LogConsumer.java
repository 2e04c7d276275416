package dev.tradewind.inference.shoplog;

import dev.tradewind.kit.shoplog.LoggedEvent;
import java.time.Instant;

/**
 * Derives something from the shop's log, in memory. Its methods are called one at a time, on a
 * thread of the follower; what they make must be safe to be read from others.
 */
public interface LogConsumer {

  /**
   * The next event: those of one partition come in order, those of different ones, until the ends
   * have been seen, in the order in which they were received, later in any. An event on which this
   * throws is counted and passed over.
   */
  void take(LoggedEvent event);

  /**
   * All that ingestion took before this moment has been taken here, of every partition: nothing
   * earlier comes any more but what was long on its way into the log. Called after each page, so
   * that it stands still while the log cannot be read, and goes on where nothing happens.
   *
   * @param moment by ingestion's clock; of partitions whose end was seen, by this process's
   */
  default void readThrough(Instant moment) {}

  /** The end of every partition has been seen; called once after each beginning. */
  default void caughtUp() {}

  /** The log is another one than before: what was derived is void, and all of it comes again. */
  default void startOver() {}
}
