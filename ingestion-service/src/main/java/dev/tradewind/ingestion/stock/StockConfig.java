package dev.tradewind.ingestion.stock;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The rules of the stock. */
@ConfigMapping(prefix = "tradewind.ingestion.stock")
interface StockConfig {

  /** Whether a movement may bring a level below zero: the shop sells what it does not have yet. */
  @WithDefault("false")
  boolean allowBackorders();
}
