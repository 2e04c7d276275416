package dev.tradewind.local.shop.domain;

import java.util.Locale;

/**
 * A shopper of the simulated shop, as the simulation knows them.
 *
 * @param index from 0
 * @param id what the shop calls them
 * @param taste how much each category appeals; sums to 1
 * @param orders mean number of orders over the whole history
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; 2,000 arrays of ten numbers.
public record Shopper(int index, String id, double[] taste, double orders) {

  /** Whether this shopper comes by the application, where everybody is logged in. */
  public boolean usesApp() {
    return index % 3 == 0;
  }

  /** What the web shop calls this shopper's browser, logged in or not. */
  public String visitorId() {
    return String.format(Locale.ROOT, "sim-visitor-%04d", index + 1);
  }
}
