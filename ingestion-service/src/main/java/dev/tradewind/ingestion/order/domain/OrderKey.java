package dev.tradewind.ingestion.order.domain;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * An order's place in its shopper's list: newest first, then by id.
 *
 * @param placedAt when it was placed
 * @param orderId its id
 */
public record OrderKey(Instant placedAt, String orderId) {

  /** The key as text: the time, a blank, the id. */
  public String encode() {
    return placedAt + " " + orderId;
  }

  /** The key of a text, where it is one. */
  public static Optional<OrderKey> decode(String text) {
    int blank = text.indexOf(' ');
    if (blank < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new OrderKey(Instant.parse(text.substring(0, blank)), text.substring(blank + 1)));
    } catch (DateTimeException notAnInstant) {
      return Optional.empty();
    }
  }
}
