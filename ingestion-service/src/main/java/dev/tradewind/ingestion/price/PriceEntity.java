package dev.tradewind.ingestion.price;

import dev.tradewind.ingestion.price.domain.Price;
import dev.tradewind.ingestion.store.StoredAmount;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A price's row. Read only: rows are written by the hundred, in one statement. */
@Entity
@Immutable
@Table(name = "item_price")
@IdClass(PriceEntity.Key.class)
class PriceEntity {

  @Id String itemId;
  @Id String priceList;
  @Id Instant validFrom;
  @Embedded @Nullable StoredAmount price;

  protected PriceEntity() {
    this.itemId = "";
    this.priceList = "";
    this.validFrom = Instant.EPOCH;
  }

  Price price() {
    return new Price(itemId, priceList, validFrom, StoredAmount.amountOrNull(price));
  }

  /** Which price. */
  record Key(String itemId, String priceList, Instant validFrom) {}
}
