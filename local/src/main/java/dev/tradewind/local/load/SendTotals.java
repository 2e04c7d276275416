package dev.tradewind.local.load;

import java.util.Map;

/**
 * What became of the events that were sent.
 *
 * @param accepted durable for the first time
 * @param duplicate known before
 * @param quarantined refused, by reason
 * @param retries batches that were sent again
 * @param seconds how long it took
 */
public record SendTotals(
    long accepted, long duplicate, Map<String, Long> quarantined, long retries, double seconds) {

  public SendTotals {
    quarantined = Map.copyOf(quarantined);
  }

  /** All events sent. */
  public long sent() {
    return accepted + duplicate + refused();
  }

  /** The refused ones. */
  public long refused() {
    return quarantined.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Events a second. */
  public double rate() {
    return seconds > 0 ? sent() / seconds : 0;
  }
}
