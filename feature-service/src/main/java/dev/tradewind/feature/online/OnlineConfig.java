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
}
