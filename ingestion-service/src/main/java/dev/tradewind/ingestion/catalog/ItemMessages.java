package dev.tradewind.ingestion.catalog;

import dev.tradewind.api.ingestion.v1.Item;
import dev.tradewind.ingestion.message.Amounts;
import dev.tradewind.ingestion.message.Times;
import dev.tradewind.ingestion.store.Versions;
import java.time.Instant;

/** Items to and from messages. */
final class ItemMessages {

  private ItemMessages() {}

  static dev.tradewind.ingestion.catalog.domain.Item item(Item message, Instant updatedAt) {
    return new dev.tradewind.ingestion.catalog.domain.Item(
        message.getItemId(),
        message.getTitle(),
        message.getCategoryPathList(),
        message.hasPrice() ? Amounts.amount(message.getPrice()) : null,
        updatedAt,
        0);
  }

  static Item message(dev.tradewind.ingestion.catalog.domain.Item item) {
    Item.Builder message =
        Item.newBuilder()
            .setItemId(item.itemId())
            .setTitle(item.title())
            .addAllCategoryPath(item.categoryPath())
            .setUpdatedAt(Times.message(item.updatedAt()))
            .setEtag(Versions.etag(item.version()));
    if (item.price() != null) {
      message.setPrice(Amounts.message(item.price()));
    }
    return message.build();
  }
}
