package dev.tradewind.ingestion.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Which ids are one person. */
@ConfigMapping(prefix = "tradewind.ingestion.identity")
public interface IdentityConfig {

  /**
   * How many pairs of ids are remembered as looked at, so that their next event needs no call to
   * the store. At least 1.
   */
  @WithDefault("200000")
  int maxKnownPairs();

  /** How many readers may wait for a link; more are refused with OVERLOADED. At least 1. */
  @WithDefault("256")
  int maxWaiting();

  /**
   * How often the links are looked at for those that another replica made, while readers wait. More
   * than 0.
   */
  @WithDefault("500ms")
  Duration checkInterval();
}
