package dev.tradewind.inference.serving.rest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How models are asked over HTTP. */
@ConfigMapping(prefix = "tradewind.inference.rest")
public interface RestConfig {

  /**
   * Bytes of one body at most, 1,024 to 268,435,456; more than 10 MiB needs {@code
   * quarkus.http.limits.max-body-size} too.
   */
  @WithDefault("4194304")
  int maximumBody();

  /** Calls under way at most, 1 to 100,000; one more is answered 429. */
  @WithDefault("64")
  int maximumConcurrent();

  /** How long a call waits for its model; positive. */
  @WithDefault("30s")
  Duration timeout();
}
