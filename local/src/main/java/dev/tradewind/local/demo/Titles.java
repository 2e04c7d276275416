package dev.tradewind.local.demo;

import dev.tradewind.api.ingestion.v1.BatchGetItemsRequest;
import dev.tradewind.api.ingestion.v1.Item;
import dev.tradewind.local.client.PlatformClient;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Titles of items, from the catalogue. */
final class Titles {

  private final PlatformClient platform;

  Titles(PlatformClient platform) {
    this.platform = platform;
  }

  /** In the order asked; the id where there is no such item. */
  List<String> of(List<String> itemIds) {
    if (itemIds.isEmpty()) {
      return List.of();
    }
    Map<String, String> titles =
        platform
            .catalog()
            .batchGetItems(
                BatchGetItemsRequest.newBuilder()
                    .addAllItemIds(itemIds.stream().distinct().toList())
                    .build())
            .getItemsList()
            .stream()
            .collect(Collectors.toMap(Item::getItemId, Item::getTitle));
    Function<String, String> title = id -> titles.getOrDefault(id, id);
    return itemIds.stream().map(title).toList();
  }
}
