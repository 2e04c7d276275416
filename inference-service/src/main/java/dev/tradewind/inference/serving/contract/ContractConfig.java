package dev.tradewind.inference.serving.contract;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the features that feed models are checked. */
@ConfigMapping(prefix = "tradewind.inference.contract")
public interface ContractConfig {

  /**
   * How long the feature service may take to tell its views before a version is loaded. Where it
   * does not, a version that names features waits and is tried again as a refused one is; no other
   * waits longer than this for it.
   */
  @WithDefault("2s")
  Duration timeout();
}
