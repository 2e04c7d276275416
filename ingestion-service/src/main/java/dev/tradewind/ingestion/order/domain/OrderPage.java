package dev.tradewind.ingestion.order.domain;

import java.util.List;

/**
 * A page of a shopper's orders.
 *
 * @param orders newest first
 * @param more whether there are older ones
 */
public record OrderPage(List<Order> orders, boolean more) {

  public OrderPage {
    orders = List.copyOf(orders);
  }

  /**
   * How many of the orders make a page: as many as fit into both limits, and one in any case.
   *
   * @param lineCounts how many lines each order has
   */
  public static int fitting(List<Integer> lineCounts, int maxOrders, int maxLines) {
    int lines = 0;
    int orders = 0;
    for (int count : lineCounts) {
      lines += count;
      if (orders == maxOrders || (orders > 0 && lines > maxLines)) {
        break;
      }
      orders++;
    }
    return orders;
  }
}
