package dev.tradewind.chat.settings;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** A service with a wrong setting does not start, and says which. */
@Singleton
public class ChatConfigCheck {

  private final ChatConfig config;

  ChatConfigCheck(ChatConfig config) {
    this.config = config;
  }

  void check(@Observes StartupEvent start) {
    double threshold = config.intentThreshold();
    require(threshold >= 0 && threshold <= 1, "intent-threshold", threshold, "0 to 1");
    require(positive(config.tokenValidity()), "token-validity", config.tokenValidity(), "> 0");
    require(positive(config.closesAfter()), "closes-after", config.closesAfter(), "> 0");
    int limit = config.messageLimit();
    require(limit >= 1 && limit <= 10_000, "message-limit", limit, "1 to 10000");
    Duration window = config.messageLimitWindow();
    require(positive(window), "message-limit-window", window, "> 0");
    require(config.maxTurns() >= 1, "max-turns", config.maxTurns(), ">= 1");
    require(config.maxConnections() >= 1, "max-connections", config.maxConnections(), ">= 1");
    require(positive(config.helloTimeout()), "hello-timeout", config.helloTimeout(), "> 0");
    int shoppers = config.demoShoppers().map(list -> list.size()).orElse(0);
    require(shoppers <= 50, "demo-shoppers", shoppers + " shoppers", "at most 50");
  }

  private static boolean positive(Duration duration) {
    return !duration.isNegative() && !duration.isZero();
  }

  private static void require(boolean holds, String setting, Object value, String expected) {
    if (!holds) {
      throw new IllegalStateException(
          "tradewind.chat." + setting + ": " + value + " (expected: " + expected + ")");
    }
  }
}
