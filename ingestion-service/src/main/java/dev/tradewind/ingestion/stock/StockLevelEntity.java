package dev.tradewind.ingestion.stock;

import dev.tradewind.ingestion.stock.domain.StockLevel;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A stock level's row. Read only: rows are written by the hundred, in one statement. */
@Entity
@Immutable
@Table(name = "stock_level")
class StockLevelEntity {

  @Id String itemId;
  long onHand;
  long onOrder;
  Instant updatedAt;
  long version;

  protected StockLevelEntity() {
    this.itemId = "";
    this.updatedAt = Instant.EPOCH;
  }

  StockLevel level() {
    return new StockLevel(itemId, onHand, onOrder, updatedAt, version);
  }
}
