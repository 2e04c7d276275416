package dev.tradewind.local.platform;

import java.util.List;

/**
 * Who may be played on the demo's chat page: shoppers of the simulated shop with an order under
 * way.
 */
public final class DemoShoppers {

  /** Their ids. */
  public static final List<String> IDS =
      List.of("sim-shopper-0001", "sim-shopper-0002", "sim-shopper-0003");

  private DemoShoppers() {}
}
