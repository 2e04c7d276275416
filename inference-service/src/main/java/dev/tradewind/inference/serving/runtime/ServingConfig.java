package dev.tradewind.inference.serving.runtime;

import dev.tradewind.inference.serving.batch.BatchConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How models are run. */
@ConfigMapping(prefix = "tradewind.inference.serving")
public interface ServingConfig {

  /** Threads that run models, 0 to 256; 0 means as many as there are processors. */
  @WithDefault("0")
  int workers();

  /** Calls of all models that may wait, 1 to 100,000; one more is answered OVERLOADED. */
  @WithDefault("1024")
  int queue();

  /** How calls run together. */
  BatchConfig batch();

  /** Most rows of one call, 1 to 100,000. */
  @WithDefault("1024")
  int maximumBatch();
}
