package dev.tradewind.ingestion.order;

import dev.tradewind.ingestion.domain.Amount;
import dev.tradewind.ingestion.order.domain.Order;
import dev.tradewind.ingestion.order.domain.OrderLine;
import dev.tradewind.ingestion.order.domain.OrderStatus;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * An order's row, without its lines. Read only: rows are written by the hundred, in one statement.
 */
@Entity
@Immutable
@Table(name = "shop_order")
class OrderEntity {

  @Id String orderId;
  String shopperId;

  @Enumerated(EnumType.STRING)
  OrderStatus status;

  int lineCount;
  String totalCurrency;
  long totalUnits;
  int totalNanos;
  Instant placedAt;
  Instant updatedAt;
  String carrier;
  String trackingNumber;
  @Nullable Instant estimatedDelivery;
  String countryCode;
  long version;

  protected OrderEntity() {
    this.orderId = "";
    this.shopperId = "";
    this.status = OrderStatus.PLACED;
    this.totalCurrency = "";
    this.placedAt = Instant.EPOCH;
    this.updatedAt = Instant.EPOCH;
    this.carrier = "";
    this.trackingNumber = "";
    this.countryCode = "";
  }

  Order order(List<OrderLine> lines) {
    return new Order(
        orderId,
        shopperId,
        status,
        lines,
        new Amount(totalCurrency, totalUnits, totalNanos),
        placedAt,
        updatedAt,
        carrier,
        trackingNumber,
        estimatedDelivery,
        countryCode,
        version);
  }
}
