package dev.tradewind.feature.history;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Small limits; exports beside the rows. */
public record TestHistoryConfig(Path where, long maxBytes) implements HistoryConfig {

  @Override
  public int workers() {
    return 1;
  }

  @Override
  public int waiting() {
    return 4;
  }

  @Override
  public int maxSets() {
    return 2;
  }

  @Override
  public long sortingMemory() {
    return 256L << 20;
  }

  @Override
  public int sortingThreads() {
    return 1;
  }

  @Override
  public Duration unusedFor() {
    return Duration.ofMinutes(10);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(5);
  }

  @Override
  public Optional<Path> directory() {
    return Optional.of(where);
  }

  @Override
  public Optional<Path> exportDirectory() {
    return Optional.of(where.resolve("exports"));
  }

  @Override
  public int exportWorkers() {
    return 1;
  }

  @Override
  public int exportsWaiting() {
    return 1;
  }

  @Override
  public Duration exportTimeout() {
    return Duration.ofMinutes(5);
  }
}
