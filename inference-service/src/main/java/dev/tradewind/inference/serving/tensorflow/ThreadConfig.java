package dev.tradewind.inference.serving.tensorflow;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The threads that TensorFlow uses beside the workers that call it. */
@ConfigMapping(prefix = "tradewind.inference.tensorflow")
public interface ThreadConfig {

  /**
   * Threads among which one operation may be divided, 0 to 256; 0 means as many as there are
   * processors. All models share them.
   */
  @WithDefault("1")
  int intraOpThreads();

  /**
   * Whether a worker runs a model's operations itself, one after the other, where the graph allows
   * it (no reference variables, no loops of TensorFlow 1), instead of handing them to other
   * threads.
   */
  @WithDefault("true")
  boolean singleThreadedExecutor();
}
