package dev.tradewind.inference.decision.recommend;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a recommendation waits for what, and how many are made at once. */
@ConfigMapping(prefix = "tradewind.inference.recommend")
public interface RecommendConfig {

  /** The longest wait for a shopper's history; then popularity answers. */
  @WithDefault("1s")
  Duration featureTimeout();

  /** The longest wait for the model, its queue included; then popularity answers. */
  @WithDefault("1s")
  Duration modelTimeout();

  /** The longest wait for stock levels; then what is out of stock may be shown. */
  @WithDefault("1s")
  Duration stockTimeout();

  /** Recommendations under way at once, 1 to 100,000; one more is answered OVERLOADED. */
  @WithDefault("512")
  int maximumConcurrent();
}
