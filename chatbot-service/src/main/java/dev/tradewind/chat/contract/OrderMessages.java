package dev.tradewind.chat.contract;

import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.api.ingestion.v1.Order;
import dev.tradewind.chat.shop.domain.Money;
import dev.tradewind.chat.shop.domain.OrderLine;
import dev.tradewind.chat.shop.domain.OrderStatus;
import dev.tradewind.chat.shop.domain.ShopOrder;
import java.util.Optional;

/** Orders as ingestion sends them. */
public final class OrderMessages {

  private OrderMessages() {}

  /**
   * The order of a message.
   *
   * @throws IllegalArgumentException where its status is none that this version knows
   */
  public static ShopOrder toOrder(Order message) {
    return new ShopOrder(
        message.getOrderId(),
        message.getShopperId(),
        toStatus(message),
        message.getLinesList().stream().map(OrderMessages::toLine).toList(),
        toMoney(message.getTotal()),
        Times.toInstant(message.getPlacedAt()),
        Times.toInstant(message.getUpdatedAt()),
        message.getCarrier(),
        message.getTrackingNumber(),
        message.hasEstimatedDelivery()
            ? Optional.of(Times.toInstant(message.getEstimatedDelivery()))
            : Optional.empty(),
        message.getCountryCode());
  }

  /** The message of an order. */
  public static Order toMessage(ShopOrder order) {
    Order.Builder message =
        Order.newBuilder()
            .setOrderId(order.orderId())
            .setShopperId(order.shopperId())
            .setStatus(toStatus(order.status()))
            .setTotal(toMoney(order.total()))
            .setPlacedAt(Times.toTimestamp(order.placedAt()))
            .setUpdatedAt(Times.toTimestamp(order.updatedAt()))
            .setCarrier(order.carrier())
            .setTrackingNumber(order.trackingNumber())
            .setCountryCode(order.countryCode());
    order.estimatedDelivery().map(Times::toTimestamp).ifPresent(message::setEstimatedDelivery);
    for (OrderLine line : order.lines()) {
      LineItem.Builder item =
          message.addLinesBuilder().setItemId(line.itemId()).setQuantity(line.quantity());
      line.unitPrice().map(OrderMessages::toMoney).ifPresent(item::setUnitPrice);
    }
    return message.build();
  }

  private static OrderLine toLine(LineItem item) {
    return new OrderLine(
        item.getItemId(),
        item.getQuantity(),
        item.hasUnitPrice() ? Optional.of(toMoney(item.getUnitPrice())) : Optional.empty());
  }

  private static Money toMoney(dev.tradewind.api.common.v1.Money money) {
    return new Money(money.getCurrencyCode(), money.getUnits(), money.getNanos());
  }

  private static dev.tradewind.api.common.v1.Money toMoney(Money money) {
    return dev.tradewind.api.common.v1.Money.newBuilder()
        .setCurrencyCode(money.currencyCode())
        .setUnits(money.units())
        .setNanos(money.nanos())
        .build();
  }

  private static OrderStatus toStatus(Order message) {
    return switch (message.getStatus()) {
      case ORDER_STATUS_PLACED -> OrderStatus.PLACED;
      case ORDER_STATUS_PAID -> OrderStatus.PAID;
      case ORDER_STATUS_SHIPPED -> OrderStatus.SHIPPED;
      case ORDER_STATUS_DELIVERED -> OrderStatus.DELIVERED;
      case ORDER_STATUS_CANCELLED -> OrderStatus.CANCELLED;
      case ORDER_STATUS_RETURNED -> OrderStatus.RETURNED;
      case ORDER_STATUS_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException(
              "order " + message.getOrderId() + " has status " + message.getStatusValue());
    };
  }

  private static dev.tradewind.api.ingestion.v1.OrderStatus toStatus(OrderStatus status) {
    return dev.tradewind.api.ingestion.v1.OrderStatus.valueOf("ORDER_STATUS_" + status.name());
  }
}
