package dev.tradewind.feature.online;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the online store is reached and read. */
@ConfigMapping(prefix = "tradewind.feature.online")
public interface OnlineConfig {

  /**
   * What every key in Redis begins with. Services that share a Redis need different ones. Short, as
   * every state has it in its key. Default {@code tw:f}.
   */
  @WithDefault("tw:f")
  String keyPrefix();

  /** After so long without an answer Redis counts as down. Default 2 s. */
  @WithDefault("2s")
  Duration timeout();

  /** How many reads may be under way; more are refused (OVERLOADED). Default 512. */
  @WithDefault("512")
  int maxConcurrentReads();

  /** After so long without an answer a read takes Redis for down. 1 ms to 10 s. Default 200 ms. */
  @WithDefault("200ms")
  Duration readTimeout();

  /**
   * After how many reads in a row without an answer the next ones do not wait for Redis, 1 to
   * 1,000. Default 3.
   */
  @WithDefault("3")
  int tripAfter();

  /** How often Redis is tried again then. 1 ms to 1 min. Default 250 ms. */
  @WithDefault("250ms")
  Duration retryEvery();

  /**
   * How much memory (bytes) the states take that were read lately and answer reads while Redis is
   * down. 0 to 16 GiB. Default 32 MiB.
   */
  @WithDefault("33554432")
  long fallbackBytes();

  /** How long a state that was read may do so. 1 s to 1 day. Default 15 minutes. */
  @WithDefault("15m")
  Duration fallbackFor();
}
