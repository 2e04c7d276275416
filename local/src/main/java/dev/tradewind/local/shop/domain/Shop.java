package dev.tradewind.local.shop.domain;

import java.util.List;

/**
 * A simulated shop: what it knows of itself, and the truth behind it.
 *
 * @param plan what it was made from
 * @param catalogue what it sells
 * @param shoppers who comes
 * @param happenings all that happened, in time order
 * @param orders all orders, in time order
 * @param stock how many pieces there are of each item
 * @param truth what it was drawn from
 */
public record Shop(
    ShopPlan plan,
    Catalogue catalogue,
    List<Shopper> shoppers,
    List<Happening> happenings,
    List<PlacedOrder> orders,
    List<Stock> stock,
    Truth truth) {

  public Shop {
    shoppers = List.copyOf(shoppers);
    happenings = List.copyOf(happenings);
    orders = List.copyOf(orders);
    stock = List.copyOf(stock);
  }

  /** Makes the shop of a plan. */
  public static Shop of(ShopPlan plan) {
    return new Simulation(plan).run();
  }
}
