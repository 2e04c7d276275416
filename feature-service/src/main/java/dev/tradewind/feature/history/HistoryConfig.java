package dev.tradewind.feature.history;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How training sets are made and kept. */
@ConfigMapping(prefix = "tradewind.feature.history")
public interface HistoryConfig {

  /** How many training sets are derived at a time, 1 to 64. Default 2. */
  @WithDefault("2")
  int workers();

  /** How many more may wait for that; further ones are refused (OVERLOADED). Default 8. */
  @WithDefault("8")
  int waiting();

  /** How many training sets are kept for their further pages. Default 16. */
  @WithDefault("16")
  int maxSets();

  /**
   * How many bytes one training set may take on disk: its events while it is derived (about 70 for
   * each event that it needs), then its rows. Default 16 GiB.
   */
  @WithDefault("17179869184")
  long maxBytes();

  /**
   * How many bytes of memory, outside of the Java heap, one training set may take for sorting: half
   * for its events, half for its rows; a scan takes another half to tell its entities. At least 128
   * MiB; more is faster. Default 256 MiB.
   */
  @WithDefault("268435456")
  long sortingMemory();

  /** How many threads sort, for each training set, 1 to 64. Default 1. */
  @WithDefault("1")
  int sortingThreads();

  /** A training set that no page was asked of for so long is deleted. Default 10 min. */
  @WithDefault("10m")
  Duration unusedFor();

  /** How long deriving a training set for pages may take. Default 10 min. */
  @WithDefault("10m")
  Duration timeout();

  /**
   * Where events and rows are kept meanwhile. Default: the system's directory for temporary files.
   */
  Optional<Path> directory();

  /**
   * Where exports are written. Where several instances share it, it must be the same file system
   * for all. Default: none, and exports are refused (EXPORT_NOT_CONFIGURED).
   */
  Optional<Path> exportDirectory();

  /** How many exports are written at a time, 1 to 16. Default 1. */
  @WithDefault("1")
  int exportWorkers();

  /** How many more may wait for that; further ones are refused (OVERLOADED). Default 8. */
  @WithDefault("8")
  int exportsWaiting();

  /** How long an export may take. Default 6 h. */
  @WithDefault("6h")
  Duration exportTimeout();
}
