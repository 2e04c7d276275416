package dev.tradewind.ingestion.order;

import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.api.ingestion.v1.Order;
import dev.tradewind.api.ingestion.v1.OrderStatus;
import dev.tradewind.ingestion.message.Amounts;
import dev.tradewind.ingestion.message.Times;
import dev.tradewind.ingestion.order.domain.OrderLine;
import dev.tradewind.ingestion.store.Versions;

/** Orders to and from messages. */
final class OrderMessages {

  private OrderMessages() {}

  /**
   * The order of a message that keeps the contract's field rules.
   *
   * @param path of the order in the request, for violations
   */
  static dev.tradewind.ingestion.order.domain.Order order(Order message, String path) {
    return new dev.tradewind.ingestion.order.domain.Order(
        message.getOrderId(),
        message.getShopperId(),
        status(message.getStatus()),
        message.getLinesList().stream().map(OrderMessages::line).toList(),
        Amounts.amount(message.getTotal()),
        Times.instant(message.getPlacedAt(), path + ".placed_at"),
        Times.instant(message.getUpdatedAt(), path + ".updated_at"),
        message.getCarrier(),
        message.getTrackingNumber(),
        message.hasEstimatedDelivery()
            ? Times.instant(message.getEstimatedDelivery(), path + ".estimated_delivery")
            : null,
        message.getCountryCode(),
        0);
  }

  static Order message(dev.tradewind.ingestion.order.domain.Order order) {
    Order.Builder message =
        Order.newBuilder()
            .setOrderId(order.orderId())
            .setShopperId(order.shopperId())
            .setStatus(status(order.status()))
            .setTotal(Amounts.message(order.total()))
            .setPlacedAt(Times.message(order.placedAt()))
            .setUpdatedAt(Times.message(order.updatedAt()))
            .setCarrier(order.carrier())
            .setTrackingNumber(order.trackingNumber())
            .setCountryCode(order.countryCode());
    order.lines().forEach(line -> message.addLines(message(line)));
    if (order.version() > 0) {
      message.setEtag(Versions.etag(order.version()));
    }
    if (order.estimatedDelivery() != null) {
      message.setEstimatedDelivery(Times.message(order.estimatedDelivery()));
    }
    return message.build();
  }

  private static OrderLine line(LineItem message) {
    return new OrderLine(
        message.getItemId(),
        message.getQuantity(),
        message.hasUnitPrice() ? Amounts.amount(message.getUnitPrice()) : null);
  }

  private static LineItem message(OrderLine line) {
    LineItem.Builder message =
        LineItem.newBuilder().setItemId(line.itemId()).setQuantity(line.quantity());
    if (line.unitPrice() != null) {
      message.setUnitPrice(Amounts.message(line.unitPrice()));
    }
    return message.build();
  }

  private static dev.tradewind.ingestion.order.domain.OrderStatus status(OrderStatus message) {
    return switch (message) {
      case ORDER_STATUS_PLACED -> dev.tradewind.ingestion.order.domain.OrderStatus.PLACED;
      case ORDER_STATUS_PAID -> dev.tradewind.ingestion.order.domain.OrderStatus.PAID;
      case ORDER_STATUS_SHIPPED -> dev.tradewind.ingestion.order.domain.OrderStatus.SHIPPED;
      case ORDER_STATUS_DELIVERED -> dev.tradewind.ingestion.order.domain.OrderStatus.DELIVERED;
      case ORDER_STATUS_CANCELLED -> dev.tradewind.ingestion.order.domain.OrderStatus.CANCELLED;
      case ORDER_STATUS_RETURNED -> dev.tradewind.ingestion.order.domain.OrderStatus.RETURNED;
      case ORDER_STATUS_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("status: " + message + " (the contract refuses it)");
    };
  }

  private static OrderStatus status(dev.tradewind.ingestion.order.domain.OrderStatus status) {
    return switch (status) {
      case PLACED -> OrderStatus.ORDER_STATUS_PLACED;
      case PAID -> OrderStatus.ORDER_STATUS_PAID;
      case SHIPPED -> OrderStatus.ORDER_STATUS_SHIPPED;
      case DELIVERED -> OrderStatus.ORDER_STATUS_DELIVERED;
      case CANCELLED -> OrderStatus.ORDER_STATUS_CANCELLED;
      case RETURNED -> OrderStatus.ORDER_STATUS_RETURNED;
    };
  }
}
