package dev.tradewind.ingestion.order;

import dev.tradewind.ingestion.order.domain.OrderLine;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of a return's lines. */
@Entity
@Immutable
@Table(name = "return_line")
@IdClass(ReturnLineEntity.Key.class)
class ReturnLineEntity {

  @Id String returnId;
  @Id int lineNumber;
  String itemId;
  long quantity;

  protected ReturnLineEntity() {
    this.returnId = "";
    this.itemId = "";
  }

  OrderLine line() {
    return new OrderLine(itemId, quantity, null);
  }

  /** Which line of which return. */
  record Key(String returnId, int lineNumber) {}
}
