package dev.tradewind.ingestion.order.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The versions of orders that one batch brings, brought down to one an order.
 *
 * @param latest of each order the version that was updated last; of equals the one that came last
 * @param changedHands ids of orders that the batch gives to more than one shopper
 */
public record OrderVersions(List<Order> latest, List<String> changedHands) {

  public OrderVersions {
    latest = List.copyOf(latest);
    changedHands = List.copyOf(changedHands);
  }

  /** Sorts a batch out. */
  public static OrderVersions of(List<Order> batch) {
    Map<String, Order> latest = new LinkedHashMap<>();
    List<String> changedHands = new ArrayList<>();
    for (Order order : batch) {
      Order known = latest.putIfAbsent(order.orderId(), order);
      if (known == null) {
        continue;
      }
      if (!known.shopperId().equals(order.shopperId())) {
        changedHands.add(order.orderId());
      }
      if (!order.updatedAt().isBefore(known.updatedAt())) {
        latest.put(order.orderId(), order);
      }
    }
    return new OrderVersions(List.copyOf(latest.values()), changedHands);
  }
}
