package dev.tradewind.ingestion.event.log;

/**
 * How much is joined, and how much is under way.
 *
 * @param maxAppends appends under way at once, at least 1
 * @param minEventsBeside so many events must wait for an append to begin beside another, at least 1
 * @param maxEvents a group ends before it holds more events, unless one batch alone does
 * @param maxBytes a group ends before its payloads exceed this, unless those of one batch alone do
 * @param maxBytesUnderWay payloads waiting or being appended; more are refused with OVERLOADED
 */
record GroupCommitLimits(
    int maxAppends, int minEventsBeside, int maxEvents, long maxBytes, long maxBytesUnderWay) {

  private static final String PREFIX = "tradewind.ingestion.append.";

  GroupCommitLimits {
    require("max-appends", maxAppends);
    require("min-events-beside", minEventsBeside);
    require("max-group-events", maxEvents);
    require("max-group-bytes", maxBytes);
    require("max-bytes", maxBytesUnderWay);
  }

  static GroupCommitLimits of(EventLogConfig.Append config) {
    return new GroupCommitLimits(
        config.maxAppends(),
        config.minEventsBeside(),
        config.maxGroupEvents(),
        config.maxGroupBytes(),
        config.maxBytes());
  }

  private static void require(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(PREFIX + name + ": " + value + " (expected: >= 1)");
    }
  }
}
