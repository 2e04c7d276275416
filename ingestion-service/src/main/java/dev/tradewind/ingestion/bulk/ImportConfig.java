package dev.tradewind.ingestion.bulk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Imports of files. */
@ConfigMapping(prefix = "tradewind.ingestion.import")
public interface ImportConfig {

  /** Where the files lie. Default: none, and no imports. */
  Optional<Path> directory();

  /** How many events go into one batch, 1 to 1,000. */
  @WithDefault("500")
  int batchEvents();

  /** How many imports this instance runs at once, 1 to 8. */
  @WithDefault("1")
  int parallel();

  /** How many imports may wait or run; more are refused with OVERLOADED. At least 1. */
  @WithDefault("100")
  int maxOpen();

  /** How long after its instance died an import is taken up by another. At least 1 s. */
  @WithDefault("30s")
  Duration lease();

  /** How often it is looked for imports to take up. More than 0. */
  @WithDefault("2s")
  Duration checkInterval();

  /** How much memory the reading of one file takes before it goes to disk, as DuckDB writes it. */
  @WithDefault("256MB")
  String memoryLimit();

  /** With how many threads one file is read, 1 to 16. */
  @WithDefault("1")
  int threads();
}
