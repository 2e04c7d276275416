package dev.tradewind.inference.serving.tensorflow;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** On what models run. */
@ConfigMapping(prefix = "tradewind.inference.device")
public interface DeviceConfig {

  /** A kind of device. */
  enum Kind {
    /** A GPU where there is one, otherwise the CPU. */
    AUTO,
    /** A GPU; without one the process does not start. */
    GPU
  }

  /** Which kind it has to be. */
  @WithDefault("auto")
  Kind kind();

  /** The share of a GPU's memory that this process may take, above 0 to 1. */
  @WithDefault("1")
  double memoryShare();

  /** Whether the GPU's memory is taken as it is needed; otherwise all of the share at the start. */
  @WithDefault("true")
  boolean memoryGrowth();

  /**
   * Whether clusters of operations are compiled (XLA), once for each number of rows. On a CPU the
   * process also needs {@code TF_XLA_FLAGS=--tf_xla_auto_jit=2 --tf_xla_cpu_global_jit}.
   */
  @WithDefault("false")
  boolean xla();
}
