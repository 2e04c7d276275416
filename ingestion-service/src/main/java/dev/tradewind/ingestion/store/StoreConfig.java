package dev.tradewind.ingestion.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How PostgreSQL is called. */
@ConfigMapping(prefix = "tradewind.ingestion.store")
public interface StoreConfig {

  /** How long a call to PostgreSQL may take, waiting for a connection included. */
  @WithDefault("10s")
  Duration timeout();

  /** How many calls to PostgreSQL may be under way or waiting for a connection. */
  @WithDefault("512")
  int maxCalls();
}
