package dev.tradewind.feature.materialization;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the online store follows the log. */
@ConfigMapping(prefix = "tradewind.feature.materialization")
public interface MaterializationConfig {

  /** How many events are read from the log and applied at once, 1 to 5,000. Default 500. */
  @WithDefault("500")
  int batchSize();

  /** How long a read of the log waits for an event, 0 to 30 s. Default 5 s. */
  @WithDefault("5s")
  Duration longPoll();

  /**
   * The least time from one answer of the log with events to the next read of that partition, once
   * the end has been seen. Many small steps cost far more than a few larger ones; an event that
   * comes alone never waits for it. 0 to 1 s, default 20 ms.
   */
  @WithDefault("20ms")
  Duration readEvery();

  /** How often the store is asked which generations there are. Default 500 ms. */
  @WithDefault("500ms")
  Duration checkEvery();

  /** The first wait after a failure; doubled with each further one. Default 100 ms. */
  @WithDefault("100ms")
  Duration firstRetry();

  /** The longest wait between tries. Default 5 s. */
  @WithDefault("5s")
  Duration longestRetry();

  /**
   * How many states that were stored last are kept at hand, over all partitions of a generation, 0
   * to 1,000,000; each takes a few kilobytes of heap. Default 16,384.
   */
  @WithDefault("16384")
  int cachedStates();
}
