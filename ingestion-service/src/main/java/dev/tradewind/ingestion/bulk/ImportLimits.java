package dev.tradewind.ingestion.bulk;

import java.time.Duration;

/** Refuses settings that make no sense, before anything starts. */
final class ImportLimits {

  private ImportLimits() {}

  static void check(ImportConfig config) {
    require("batch-events", config.batchEvents(), 1, 1000);
    require("parallel", config.parallel(), 1, 8);
    require("max-open", config.maxOpen(), 1, Integer.MAX_VALUE);
    require("threads", config.threads(), 1, 16);
    require("lease (ms)", config.lease(), 1000);
    require("check-interval (ms)", config.checkInterval(), 1);
    if (!config.memoryLimit().matches("[0-9]{1,6}[KMG]B")) {
      throw new IllegalArgumentException(
          "tradewind.ingestion.import.memory-limit: "
              + config.memoryLimit()
              + " (expected: a number with KB, MB or GB)");
    }
  }

  private static void require(String setting, Duration value, long atLeastMillis) {
    long millis = value.toMillis();
    require(setting, millis, atLeastMillis, Integer.MAX_VALUE);
  }

  private static void require(String setting, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "tradewind.ingestion.import."
              + setting
              + ": "
              + value
              + " (expected: "
              + min
              + " to "
              + max
              + ")");
    }
  }
}
