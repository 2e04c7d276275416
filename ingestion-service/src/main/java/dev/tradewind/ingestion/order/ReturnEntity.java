package dev.tradewind.ingestion.order;

import dev.tradewind.ingestion.order.domain.OrderLine;
import dev.tradewind.ingestion.order.domain.OrderReturn;
import dev.tradewind.ingestion.store.StoredAmount;
import jakarta.persistence.Embedded;
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
 * A return's row, without its lines; its price is the refund. Read only: rows are written in one
 * statement.
 */
@Entity
@Immutable
@Table(name = "order_return")
class ReturnEntity {

  @Id String returnId;
  String orderId;

  @Enumerated(EnumType.STRING)
  OrderReturn.Status status;

  String reason;
  @Embedded @Nullable StoredAmount refund;
  Instant updatedAt;

  protected ReturnEntity() {
    this.returnId = "";
    this.orderId = "";
    this.status = OrderReturn.Status.REQUESTED;
    this.reason = "";
    this.updatedAt = Instant.EPOCH;
  }

  OrderReturn orderReturn(List<OrderLine> lines) {
    return new OrderReturn(
        returnId, orderId, status, lines, reason, StoredAmount.amountOrNull(refund), updatedAt);
  }
}
