package dev.tradewind.ingestion.event;

import dev.tradewind.ingestion.event.log.EventLogConfig;
import dev.tradewind.ingestion.signal.GrowthSignal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Wakes readers of the log when a partition grows. */
@Singleton
class AppendSignal extends GrowthSignal {

  @Inject
  AppendSignal(EventLogConfig config) {
    this(config.read().maxWaiting());
  }

  AppendSignal(int maxWaiting) {
    super(maxWaiting);
  }
}
