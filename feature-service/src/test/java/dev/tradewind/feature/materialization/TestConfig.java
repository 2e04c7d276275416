package dev.tradewind.feature.materialization;

import java.time.Duration;

/** Small batches and short waits. */
record TestConfig(int batchSize) implements MaterializationConfig {

  @Override
  public Duration longPoll() {
    return Duration.ofMillis(100);
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
}
