package dev.tradewind.ingestion.catalog.domain;

import dev.tradewind.ingestion.domain.Amount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something the shop sells.
 *
 * @param itemId the shop's id
 * @param title what a shopper reads
 * @param categoryPath from the widest category to the narrowest
 * @param price of one piece, where it is known
 * @param updatedAt when it was last upserted
 */
public record Item(
    String itemId,
    String title,
    List<String> categoryPath,
    @Nullable Amount price,
    Instant updatedAt) {

  public Item {
    categoryPath = List.copyOf(categoryPath);
  }
}
