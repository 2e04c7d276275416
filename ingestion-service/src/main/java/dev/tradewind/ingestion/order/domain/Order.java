package dev.tradewind.ingestion.order.domain;

import dev.tradewind.ingestion.domain.Amount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of an order.
 *
 * @param orderId the shop's id
 * @param shopperId whose it is; never changes
 * @param status how far it is
 * @param lines what was ordered
 * @param total what was paid in all
 * @param placedAt when it was placed
 * @param updatedAt when the shop last changed it; of two versions the later one stays
 * @param carrier who carries it; empty until shipped
 * @param trackingNumber the carrier's number; empty until shipped
 * @param estimatedDelivery when it should arrive, where that is known
 * @param countryCode ISO 3166-1 alpha-2 code of where it goes, or empty
 * @param version rises with each change; 0 where it is not known
 */
public record Order(
    String orderId,
    String shopperId,
    OrderStatus status,
    List<OrderLine> lines,
    Amount total,
    Instant placedAt,
    Instant updatedAt,
    String carrier,
    String trackingNumber,
    @Nullable Instant estimatedDelivery,
    String countryCode,
    long version) {

  public Order {
    lines = List.copyOf(lines);
  }
}
