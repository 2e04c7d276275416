package dev.tradewind.ingestion.order;

import dev.tradewind.ingestion.order.domain.OrderLine;
import dev.tradewind.ingestion.store.StoredAmount;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of an order's lines. */
@Entity
@Immutable
@Table(name = "order_line")
@IdClass(OrderLineEntity.Key.class)
class OrderLineEntity {

  @Id String orderId;
  @Id int lineNumber;
  String itemId;
  long quantity;
  @Embedded @Nullable StoredAmount price;

  protected OrderLineEntity() {
    this.orderId = "";
    this.itemId = "";
  }

  OrderLine line() {
    return new OrderLine(itemId, quantity, StoredAmount.amountOrNull(price));
  }

  /** Which line of which order. */
  record Key(String orderId, int lineNumber) {}
}
