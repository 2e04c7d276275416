package dev.tradewind.inference.experiment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How experiments are kept and watched. */
@ConfigMapping(prefix = "tradewind.inference.experiments")
public interface ExperimentConfig {

  /** The longest wait for a change to be durable and read back, at least 1 ms. */
  @WithDefault("5s")
  Duration changeTimeout();

  /**
   * How far back what shoppers did is read from the log at the start, at least 1 ms. Definitions
   * are read from its beginning.
   */
  @WithDefault("30d")
  Duration since();

  /** Pause between two looks at the guardrails, at least 1 ms. */
  @WithDefault("5s")
  Duration guardInterval();

  /**
   * How much later than the log is read a subject's window is closed, at least 1 ms: more than
   * clocks differ, and than an event is on its way into the log.
   */
  @WithDefault("10s")
  Duration settling();

  /**
   * Subjects of one experiment that are remembered, 1 to 100,000,000; each takes about 60 bytes.
   */
  @WithDefault("500000")
  int subjects();

  /**
   * What shoppers did in the last ten minutes that is kept in case its exposure is late, 1 to
   * 10,000,000; each takes about 200 bytes. Of more, the oldest is given up.
   */
  @WithDefault("100000")
  int recentActions();

  /**
   * Shoppers of whom is known what they did in the last one to two weeks, 1 to 100,000,000; each
   * takes about 200 bytes. Of more, those heard of longest ago count as unknown.
   */
  @WithDefault("100000")
  int histories();

  /**
   * Pause between two events in which this process says how its decisions went, at least 1 ms: so
   * much less than others do they know here, and so much is lost when it is killed.
   */
  @WithDefault("15s")
  Duration reportInterval();

  /** Questions to shadows under way at once, 1 to 10,000; one more is not asked. */
  @WithDefault("16")
  int shadowsConcurrent();
}
