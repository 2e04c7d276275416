package dev.tradewind.ingestion.event.log;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The event log: its shape, and how much is done at once. */
@ConfigMapping(prefix = "tradewind.ingestion")
public interface EventLogConfig {

  /**
   * How many partitions the log has, 1 to 1,024. Fixed when the log is first made: with another
   * number later the service does not start.
   */
  @WithDefault("8")
  int partitions();

  /** Where the log is kept. */
  Log log();

  /** Taking events in. */
  Append append();

  /** Reading the log. */
  Read read();

  /** Where the log is kept. */
  interface Log {

    /** The engine: {@code postgres}, or {@code kafka} where one database is too small. */
    @WithDefault("postgres")
    String engine();
  }

  /** Taking events in. */
  interface Append {

    /** How many batches may be under way; more are refused with OVERLOADED. At least 1. */
    @WithDefault("256")
    int maxBatches();

    /** How many bytes of events may be under way; more are refused with OVERLOADED. At least 1. */
    @WithDefault("67108864")
    long maxBytes();

    /**
     * How many appends to the log may be under way; batches that come in meanwhile are joined into
     * the next one. At least 1.
     */
    @WithDefault("2")
    int maxAppends();

    /**
     * How many events must wait for an append to begin beside another that is under way. Fewer wait
     * for its end and form a larger group: an append costs about as much as a hundred events do. At
     * least 1.
     */
    @WithDefault("100")
    int minEventsBeside();

    /** How many events are joined into one append, unless one batch alone has more. At least 1. */
    @WithDefault("5000")
    int maxGroupEvents();

    /**
     * How many bytes of events are joined into one append, unless one batch alone has more. At
     * least 1.
     */
    @WithDefault("4194304")
    long maxGroupBytes();

    /**
     * How far ahead of ours a sender's clock may be; an event later than that is refused with
     * EVENT_IN_FUTURE.
     */
    @WithDefault("10m")
    Duration maxClockLead();
  }

  /** Reading the log. */
  interface Read {

    /** How many readers may wait for an event; more are refused with OVERLOADED. At least 1. */
    @WithDefault("1024")
    int maxWaiting();

    /**
     * How often the log is looked at for events that another replica took in, while readers wait.
     * More than 0.
     */
    @WithDefault("500ms")
    Duration checkInterval();
  }
}
