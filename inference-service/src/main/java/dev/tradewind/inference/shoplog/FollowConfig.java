package dev.tradewind.inference.shoplog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the shop's log is followed. */
@ConfigMapping(prefix = "tradewind.inference.log")
public interface FollowConfig {

  /** Events of one read, 1 to 5,000: of each partition one read is in memory at most. */
  @WithDefault("500")
  int page();

  /** How long a read waits for an event, 1 ms to 30 s. */
  @WithDefault("10s")
  Duration longPoll();

  /** Pause after a failure, at least 1 ms; doubled with each further one. */
  @WithDefault("200ms")
  Duration firstRetry();

  /** The longest pause between tries, at least 1 ms. */
  @WithDefault("10s")
  Duration longestRetry();
}
