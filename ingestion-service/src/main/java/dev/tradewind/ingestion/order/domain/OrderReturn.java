package dev.tradewind.ingestion.order.domain;

import dev.tradewind.ingestion.domain.Amount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods of an order on their way back.
 *
 * @param returnId the shop's id
 * @param orderId whose goods; never changes
 * @param status how far it is
 * @param lines what comes back
 * @param reason why, or empty
 * @param refund what was or will be paid back, where that is known
 * @param updatedAt when the shop last changed it; of two versions the later one stays
 */
public record OrderReturn(
    String returnId,
    String orderId,
    Status status,
    List<OrderLine> lines,
    String reason,
    @Nullable Amount refund,
    Instant updatedAt) {

  /** How far a return is. The names are stored. */
  public enum Status {
    /** The shopper asked. */
    REQUESTED,
    /** The shop agreed. */
    APPROVED,
    /** The goods are here. */
    RECEIVED,
    /** The money went back. */
    REFUNDED,
    /** The shop refused. */
    REJECTED
  }

  public OrderReturn {
    lines = List.copyOf(lines);
  }
}
