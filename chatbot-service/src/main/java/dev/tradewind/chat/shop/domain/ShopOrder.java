package dev.tradewind.chat.shop.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order as ingestion has it, whole: what is shown later is what was answered then.
 *
 * @param carrier who carries it; empty until shipped
 * @param trackingNumber the carrier's number; empty until shipped
 * @param countryCode ISO 3166-1 alpha-2, or empty
 */
public record ShopOrder(
    String orderId,
    String shopperId,
    OrderStatus status,
    List<OrderLine> lines,
    Money total,
    Instant placedAt,
    Instant updatedAt,
    String carrier,
    String trackingNumber,
    Optional<Instant> estimatedDelivery,
    String countryCode) {

  public ShopOrder {
    lines = List.copyOf(lines);
  }
}
