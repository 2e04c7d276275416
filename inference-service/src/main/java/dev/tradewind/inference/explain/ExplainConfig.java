package dev.tradewind.inference.explain;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How explanations are judged. */
@ConfigMapping(prefix = "tradewind.inference.explain")
public interface ExplainConfig {

  /**
   * How far contributions may be from adding up to what the score moved and still be called
   * complete, as a share of it, 0 to 1. Sums over a path are approximate.
   */
  @WithDefault("0.01")
  double tolerance();
}
