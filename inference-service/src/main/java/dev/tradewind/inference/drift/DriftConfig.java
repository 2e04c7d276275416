package dev.tradewind.inference.drift;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How what models are asked and answer is compared with what it was. */
@ConfigMapping(prefix = "tradewind.inference.drift")
public interface DriftConfig {

  /** Whether this process follows the log and compares. */
  @WithDefault("false")
  boolean enabled();

  /**
   * How long a version's first answers are gathered for its reference, at least 1 ms. Less than a
   * day, and the time of the day is taken for drift.
   */
  @WithDefault("24h")
  Duration reference();

  /** How long answers are gathered for one comparison, at least 1 ms; as above. */
  @WithDefault("24h")
  Duration window();

  /**
   * Shoppers of a window, and of each half of a reference, 20 to 10,000; either is gathered for
   * longer until there are so many.
   */
  @WithDefault("200")
  int least();

  /**
   * Shoppers that are kept of a window and of each half of a reference, {@code least} to 10,000.
   */
  @WithDefault("500")
  int most();

  /**
   * By how much the population stability index must be above what chance alone would give for an
   * alarm, 0 to 10: .1 is a slight shift, .25 a great one.
   */
  @WithDefault("0.1")
  double leastIndex();

  /**
   * Versions of all models that are watched, 1 to 1,000, each with some megabytes while its
   * reference is gathered. Of more, those that were heard of in the last hour keep their places.
   */
  @WithDefault("10")
  int versions();

  /** How far back the log is read at the start, at least 1 ms. */
  @WithDefault("30d")
  Duration since();
}
