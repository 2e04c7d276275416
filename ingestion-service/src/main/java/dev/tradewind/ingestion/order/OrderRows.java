package dev.tradewind.ingestion.order;

import dev.tradewind.ingestion.domain.Amount;
import dev.tradewind.ingestion.order.domain.Order;
import dev.tradewind.ingestion.order.domain.OrderLine;
import dev.tradewind.ingestion.order.domain.OrderStatus;
import dev.tradewind.ingestion.store.StoredAmount;
import dev.tradewind.ingestion.store.StoredTimes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Orders as the JSON that the statements take, and back from the history's. */
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
    orders.stream()
        .filter(order -> written.contains(order.orderId()))
        .forEach(order -> rows.addAll(lines(order)));
    return rows.encode();
  }

  /** Versions of orders on their way into the history. */
  static String revisions(Collection<Order> versions) {
    JsonArray rows = new JsonArray();
    for (Order order : versions) {
      rows.add(
          new JsonObject()
              .put("order_id", order.orderId())
              .put("updated_at", order.updatedAt().toString())
              .put(
                  "content", new JsonObject().put("order", row(order)).put("lines", lines(order))));
    }
    return rows.encode();
  }

  static String ids(Iterable<String> orderIds) {
    JsonArray ids = new JsonArray();
    orderIds.forEach(ids::add);
    return ids.encode();
  }

  /** The order of a revision. */
  static Order order(JsonObject content) {
    JsonObject row = content.getJsonObject("order");
    return new Order(
        row.getString("order_id"),
        row.getString("shopper_id"),
        OrderStatus.valueOf(row.getString("status")),
        content.getJsonArray("lines").stream().map(line -> line((JsonObject) line)).toList(),
        new Amount(
            row.getString("total_currency"),
            row.getLong("total_units"),
            row.getInteger("total_nanos")),
        StoredTimes.get(row, "placed_at"),
        StoredTimes.get(row, "updated_at"),
        row.getString("carrier"),
        row.getString("tracking_number"),
        row.getString("estimated_delivery") == null
            ? null
            : StoredTimes.get(row, "estimated_delivery"),
        row.getString("country_code"),
        0);
  }

  private static OrderLine line(JsonObject row) {
    return new OrderLine(row.getString("item_id"), row.getLong("quantity"), StoredAmount.get(row));
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

  private static JsonArray lines(Order order) {
    JsonArray rows = new JsonArray();
    for (OrderLine line : order.lines()) {
      JsonObject row =
          new JsonObject()
              .put("order_id", order.orderId())
              .put("line_number", rows.size())
              .put("item_id", line.itemId())
              .put("quantity", line.quantity());
      rows.add(StoredAmount.put(row, line.unitPrice()));
    }
    return rows;
  }
}
