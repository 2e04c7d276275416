package dev.tradewind.local.shop.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * How large a simulated shop is. The same plan always makes the same shop.
 *
 * @param seed of everything random
 * @param items how many items, at least 20
 * @param shoppers how many shoppers, at least 10
 * @param days how long the history is
 * @param end the moment at which the history ends
 * @param ordersPerShopper mean number of orders of a shopper over the whole history
 */
public record ShopPlan(
    long seed, int items, int shoppers, int days, Instant end, double ordersPerShopper) {

  public ShopPlan {
    if (items < 20 || shoppers < 10 || days < 7) {
      throw new IllegalArgumentException(
          "items, shoppers, days: "
              + items
              + ", "
              + shoppers
              + ", "
              + days
              + " (expected: >= 20, >= 10, >= 7)");
    }
  }

  /** The shop of the demo: 300 items, 2,000 shoppers, 120 days, about 120,000 events. */
  public static ShopPlan standard(long seed, Instant end) {
    return new ShopPlan(seed, 300, 2_000, 120, end, 7.0);
  }

  /** When the history begins. */
  public Instant start() {
    return end.minus(Duration.ofDays(days));
  }
}
