package dev.tradewind.inference.serving.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How models are run. */
@ConfigMapping(prefix = "tradewind.inference.serving")
public interface ServingConfig {

  /** Threads that run models, 1 to 256. TensorFlow adds threads of its own inside a run. */
  @WithDefault("4")
  int workers();

  /** Calls that may wait for a thread, 1 to 100,000; one more is answered OVERLOADED. */
  @WithDefault("256")
  int queue();

  /** Most rows of one call, 1 to 100,000. */
  @WithDefault("1024")
  int maximumBatch();

  /** Rows of the second warm-up run, 1 to 1,024; the first has one row. */
  @WithDefault("8")
  int warmUpBatch();
}
