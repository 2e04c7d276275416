package dev.tradewind.feature.online;

import java.time.Duration;

/** The defaults, but for a circuit that tries again soon. */
public final class TestOnlineConfig implements OnlineConfig {

  @Override
  public String keyPrefix() {
    return "test";
  }

  @Override
  public Duration timeout() {
    return Duration.ofSeconds(2);
  }

  @Override
  public int maxConcurrentReads() {
    return 8;
  }

  @Override
  public Duration readTimeout() {
    return Duration.ofMillis(200);
  }

  @Override
  public int tripAfter() {
    return 3;
  }

  @Override
  public Duration retryEvery() {
    return Duration.ofMillis(50);
  }

  @Override
  public long fallbackBytes() {
    return 1 << 20;
  }

  @Override
  public Duration fallbackFor() {
    return Duration.ofMinutes(15);
  }
}
