package dev.tradewind.inference.serving.lifecycle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How versions come and go. */
@ConfigMapping(prefix = "tradewind.inference.models")
public interface LifecycleConfig {

  /** Pause between two looks at what shall be loaded. */
  @WithDefault("1s")
  Duration pollInterval();

  /** Pause before a version that was refused is tried again; it doubles with each refusal. */
  @WithDefault("5s")
  Duration refusedPause();

  /** The longest pause between tries of a refused version. */
  @WithDefault("5m")
  Duration refusedLongestPause();

  /**
   * How many times the time of the version before it a new one may take for its golden requests
   * (median of five runs); 0 means any. Differences below 5 ms are never a reason.
   */
  @WithDefault("5")
  double goldenSlowest();

  /**
   * How long the version before is kept after another one has taken over, to go back to it. Within
   * this time a version whose runs fail is taken back.
   */
  @WithDefault("1m")
  Duration probation();

  /** Runs before a version on probation is judged, 1 to 1,000,000. */
  @WithDefault("20")
  int probationRuns();

  /**
   * The share of failed runs, 0 to 1, above which a version on probation is taken back. A run fails
   * where the model fails or gives a number that is none (NaN); inputs that a model rejects are the
   * caller's.
   */
  @WithDefault("0.1")
  double probationFailures();

  /**
   * Bytes that all models may take together, counted as the size of their files and a fifth; 0
   * means that nobody counts. A model that does not fit makes those give way that were not asked
   * for longest; where that is not enough it is refused (RESOURCE_EXHAUSTED).
   */
  @WithDefault("0")
  long memory();

  /** A model that was asked more lately than this does not give way. */
  @WithDefault("1m")
  Duration leastIdle();

  /** Models without which this process is not ready for calls, by name. */
  Optional<List<String>> required();
}
