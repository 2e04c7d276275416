package dev.tradewind.feature.dryrun;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a dry run may cost. */
@ConfigMapping(prefix = "tradewind.feature.dry-run")
public interface DryRunConfig {

  /** How many dry runs may be under way; more are refused (OVERLOADED), 1 to 16. Default 2. */
  @WithDefault("2")
  int maxConcurrent();

  /** A log of more events than this is not read (OVERLOADED), from 1 on. Default 5,000,000. */
  @WithDefault("5000000")
  long maxEvents();

  /** How long one may take (OVERLOADED), 1 s to 10 min. Default 1 min. */
  @WithDefault("1m")
  Duration timeLimit();
}
