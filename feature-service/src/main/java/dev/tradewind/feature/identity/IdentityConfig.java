package dev.tradewind.feature.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the ids of persons are followed. */
@ConfigMapping(prefix = "tradewind.feature.identity")
public interface IdentityConfig {

  /**
   * How many links are kept in memory, 1 to 20,000,000; further ones are not known, and the log
   * says so. A link takes 130 to 170 bytes where its two ids have 50 characters. Default 2,000,000.
   */
  @WithDefault("2000000")
  int maxLinks();

  /** How long a read waits for a new link, 1 to 30 s. Default 20 s. */
  @WithDefault("20s")
  Duration longPoll();

  /** The first wait after a failure; doubled with each further one. Default 100 ms. */
  @WithDefault("100ms")
  Duration firstRetry();

  /** The longest wait between tries. Default 5 s. */
  @WithDefault("5s")
  Duration longestRetry();
}
