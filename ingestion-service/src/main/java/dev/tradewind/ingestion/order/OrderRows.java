package dev.tradewind.ingestion.order;

import dev.tradewind.ingestion.order.domain.Order;
import dev.tradewind.ingestion.order.domain.OrderLine;
import dev.tradewind.ingestion.store.StoredAmount;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;

/** Orders as the JSON that the statements take. */
final class OrderRows {

  private OrderRows() {}

  static String orders(List<Order> orders) {
    JsonArray rows = new JsonArray();
    orders.forEach(order -> rows.add(row(order)));
    return rows.encode();
  }

  /** The lines of those orders that were written. */
  static String lines(List<Order> orders, Set<String> written) {
    JsonArray rows = new JsonArray();
    for (Order order : orders) {
      if (written.contains(order.orderId())) {
        int number = 0;
        for (OrderLine line : order.lines()) {
          rows.add(row(order.orderId(), number++, line));
        }
      }
    }
    return rows.encode();
  }

  static String ids(Iterable<String> orderIds) {
    JsonArray ids = new JsonArray();
    orderIds.forEach(ids::add);
    return ids.encode();
  }

  private static JsonObject row(Order order) {
    JsonObject row =
        new JsonObject()
            .put("order_id", order.orderId())
            .put("shopper_id", order.shopperId())
            .put("status", order.status().name())
            .put("line_count", order.lines().size())
            .put("total_currency", order.total().currencyCode())
            .put("total_units", order.total().units())
            .put("total_nanos", order.total().nanos())
            .put("placed_at", order.placedAt().toString())
            .put("updated_at", order.updatedAt().toString())
            .put("carrier", order.carrier())
            .put("tracking_number", order.trackingNumber())
            .put("country_code", order.countryCode());
    return order.estimatedDelivery() == null
        ? row
        : row.put("estimated_delivery", order.estimatedDelivery().toString());
  }

  private static JsonObject row(String orderId, int number, OrderLine line) {
    JsonObject row =
        new JsonObject()
            .put("order_id", orderId)
            .put("line_number", number)
            .put("item_id", line.itemId())
            .put("quantity", line.quantity());
    return StoredAmount.put(row, line.unitPrice());
  }
}
