package dev.tradewind.local.shop.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * An order as the simulated shop's back office knows it: how far it is follows from its age.
 *
 * @param bought what was bought
 * @param progress how far it is
 * @param updatedAt when that last changed
 */
public record PlacedOrder(Happening.Bought bought, Progress progress, Instant updatedAt) {

  /** How far an order is. */
  public enum Progress {
    PAID,
    SHIPPED,
    DELIVERED,
    RETURNED
  }

  /** From payment to the carrier. */
  static final Duration PACKING = Duration.ofHours(20);

  /** From payment to the door. */
  public static final Duration DELIVERY = Duration.ofDays(4);

  static PlacedOrder asOf(Instant now, Happening.Bought bought) {
    Instant delivered = bought.at().plus(DELIVERY);
    Instant shipped = bought.at().plus(PACKING);
    if (!delivered.isAfter(now)) {
      return new PlacedOrder(bought, Progress.DELIVERED, delivered);
    }
    return shipped.isAfter(now)
        ? new PlacedOrder(bought, Progress.PAID, bought.at())
        : new PlacedOrder(bought, Progress.SHIPPED, shipped);
  }

  PlacedOrder returnedAt(Instant moment) {
    return new PlacedOrder(bought, Progress.RETURNED, moment);
  }
}
