package dev.tradewind.chat.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Settings of conversations. */
@ConfigMapping(prefix = "tradewind.chat")
public interface ChatConfig {

  /** The confidence from which on the intent model is believed, 0 to 1. */
  @WithDefault("0.5")
  double intentThreshold();

  /** The days of deliveries are told in this time zone. */
  @WithDefault("UTC")
  ZoneId timeZone();

  /** How long a session token opens its conversation. The contract promises 24 hours. */
  @WithDefault("PT24H")
  Duration tokenValidity();

  /** A conversation in which nothing was said for so long has ended. */
  @WithDefault("PT24H")
  Duration closesAfter();

  /** A shopper's messages in one conversation within {@link #messageLimitWindow}, 1 to 10,000. */
  @WithDefault("30")
  int messageLimit();

  /** The sliding window of {@link #messageLimit}. */
  @WithDefault("PT1M")
  Duration messageLimitWindow();

  /** Turns under way in this process; more are refused with OVERLOADED. */
  @WithDefault("256")
  int maxTurns();

  /** Open WebSocket connections of this process; more are closed with code 1013. */
  @WithDefault("2000")
  int maxConnections();

  /** How long a new connection may take to say hello. */
  @WithDefault("PT10S")
  Duration helloTimeout();

  /**
   * Whether the page of a simulated shop may open conversations for {@link #demoShoppers} without
   * any login. Has an effect only where the service listens on loopback.
   */
  @WithDefault("false")
  boolean demoPage();

  /** The shoppers that the simulated shop's page offers, at most 50. */
  Optional<List<String>> demoShoppers();
}
