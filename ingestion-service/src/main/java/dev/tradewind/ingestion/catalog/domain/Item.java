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
 * @param price of one piece on the default price list, where there is one
 * @param updatedAt when it was last upserted
 * @param version rises with each change
 */
public record Item(
    String itemId,
    String title,
    List<String> categoryPath,
    @Nullable Amount price,
    Instant updatedAt,
    long version) {

  public Item {
    categoryPath = List.copyOf(categoryPath);
  }

  public Item withPrice(@Nullable Amount other) {
    return new Item(itemId, title, categoryPath, other, updatedAt, version);
  }
}
