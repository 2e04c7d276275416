package dev.tradewind.inference.call;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How other services are called. */
@ConfigMapping(prefix = "tradewind.inference.call")
public interface CallConfig {

  /** The longest that any call to another service may take; some are given less. */
  @WithDefault("5s")
  Duration deadline();
}
