package dev.tradewind.feature.materialization;

import java.time.Duration;

/** Small batches and short waits. */
public record TestConfig(int batchSize) implements MaterializationConfig {

  @Override
  public Duration longPoll() {
    return Duration.ofMillis(100);
  }

  @Override
  public Duration readEvery() {
    return Duration.ofMillis(1);
  }

  @Override
  public Duration checkEvery() {
    return Duration.ofMillis(10);
  }

  @Override
  public Duration firstRetry() {
    return Duration.ofMillis(2);
  }

  @Override
  public Duration longestRetry() {
    return Duration.ofMillis(20);
  }

  /** Few, so that states are also read from the store. */
  @Override
  public int cachedStates() {
    return 40;
  }
}
