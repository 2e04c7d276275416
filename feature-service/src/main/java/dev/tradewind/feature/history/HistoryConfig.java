package dev.tradewind.feature.history;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How training sets are made and kept. */
@ConfigMapping(prefix = "tradewind.feature.history")
public interface HistoryConfig {

  /** How many training sets are derived at a time. Default 2. */
  @WithDefault("2")
  int workers();

  /** How many more may wait for that; further ones are refused (OVERLOADED). Default 8. */
  @WithDefault("8")
  int waiting();

  /** How many training sets are kept for their further pages. Default 16. */
  @WithDefault("16")
  int maxSets();

  /** How many events one training set may need; they are held in memory. Default 5,000,000. */
  @WithDefault("5000000")
  int maxEvents();

  /** How many bytes the rows of one training set may take on disk. Default 8 GiB. */
  @WithDefault("8589934592")
  long maxBytes();

  /** A training set that no page was asked of for so long is deleted. Default 10 min. */
  @WithDefault("10m")
  Duration unusedFor();

  /** How long reading the log may take. Default 5 min. */
  @WithDefault("5m")
  Duration readTimeout();

  /** Where rows are kept meanwhile. Default: the system's directory for temporary files. */
  Optional<Path> directory();
}
