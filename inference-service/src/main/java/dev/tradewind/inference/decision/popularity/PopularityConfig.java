package dev.tradewind.inference.decision.popularity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How popularity is kept at hand. */
@ConfigMapping(prefix = "tradewind.inference.popularity")
public interface PopularityConfig {

  /** Pause between two walks through the catalogue. */
  @WithDefault("15s")
  Duration refreshInterval();

  /** Pause after a walk that failed. */
  @WithDefault("2s")
  Duration retryInterval();

  /** The longest wait for one page. */
  @WithDefault("5s")
  Duration pageTimeout();

  /** Items of one page, 1 to 1,000. */
  @WithDefault("1000")
  int pageSize();

  /**
   * How many of the most popular items are kept, 1 to 100,000. The default leaves enough for a
   * shopper with 200 purchases who excludes 500 items and asks for 100.
   */
  @WithDefault("1000")
  int kept();
}
