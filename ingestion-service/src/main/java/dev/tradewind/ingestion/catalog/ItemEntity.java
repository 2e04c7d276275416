package dev.tradewind.ingestion.catalog;

import dev.tradewind.ingestion.catalog.domain.Item;
import dev.tradewind.ingestion.store.StoredAmount;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * A row of the catalogue with the price in force. Read only: rows are written by the hundred, in
 * one statement.
 */
@Entity
@Immutable
@Table(name = "item")
class ItemEntity {

  @Id String itemId;
  String title;
  String[] categoryPath;
  @Embedded @Nullable StoredAmount price;
  Instant updatedAt;
  long version;

  protected ItemEntity() {
    this.itemId = "";
    this.title = "";
    this.categoryPath = new String[0];
    this.updatedAt = Instant.EPOCH;
  }

  Item item() {
    return new Item(
        itemId, title, List.of(categoryPath), StoredAmount.amountOrNull(price), updatedAt, version);
  }
}
