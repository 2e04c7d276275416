package dev.tradewind.inference.skew;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How what models were asked with is compared with the feature store's history. */
@ConfigMapping(prefix = "tradewind.inference.skew")
public interface SkewConfig {

  /** Whether this process compares. */
  @WithDefault("false")
  boolean enabled();

  /** Pause between two runs, at least 1 ms. */
  @WithDefault("1h")
  Duration interval();

  /** How old an answer must be, so that what had happened before it has arrived; at least 1 ms. */
  @WithDefault("10m")
  Duration settling();

  /** Answers of each version in a run, 1 to 1,000: the newest that have settled. */
  @WithDefault("200")
  int sample();

  /** How long one read of history may take, at least 1 ms. */
  @WithDefault("1m")
  Duration timeout();
}
