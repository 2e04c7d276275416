package dev.tradewind.ingestion.event.archive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** The archive of the log's past days. */
@ConfigMapping(prefix = "tradewind.ingestion.archive")
public interface ArchiveConfig {

  /**
   * Where past days are kept as Parquet, a file a day. All instances share it. Unset: nothing is
   * archived.
   */
  Optional<Path> directory();

  /** The most memory that writing or reading the archive takes, outside the JVM's heap. */
  @WithDefault("256MB")
  String memoryLimit();

  /** How many threads write or read a file, and how many files are read at once. At least 1. */
  @WithDefault("2")
  int threads();

  /** How many reads of the archive may wait; more get OVERLOADED. At least 1. */
  @WithDefault("64")
  int maxReads();
}
