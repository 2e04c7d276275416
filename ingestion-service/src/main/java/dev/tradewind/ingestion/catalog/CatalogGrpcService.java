package dev.tradewind.ingestion.catalog;

import dev.tradewind.api.ingestion.v1.BatchGetItemsRequest;
import dev.tradewind.api.ingestion.v1.BatchGetItemsResponse;
import dev.tradewind.api.ingestion.v1.BatchUpsertItemsRequest;
import dev.tradewind.api.ingestion.v1.BatchUpsertItemsResponse;
import dev.tradewind.api.ingestion.v1.CatalogService;
import dev.tradewind.api.ingestion.v1.GetItemRequest;
import dev.tradewind.api.ingestion.v1.GetItemResponse;
import dev.tradewind.api.ingestion.v1.ListItemsRequest;
import dev.tradewind.api.ingestion.v1.ListItemsResponse;
import dev.tradewind.ingestion.catalog.domain.Item;
import dev.tradewind.ingestion.error.IngestionReason;
import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.kit.paging.PageToken;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The gRPC edge of the catalogue. */
@GrpcService
class CatalogGrpcService implements CatalogService {

  private static final String LIST_SCOPE = "ListItems";
  private static final int DEFAULT_PAGE_SIZE = 100;

  private final ItemRepository items;
  private final Clock clock;

  CatalogGrpcService(ItemRepository items, Clock clock) {
    this.items = items;
    this.clock = clock;
  }

  @Override
  public Uni<BatchUpsertItemsResponse> batchUpsertItems(BatchUpsertItemsRequest request) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Map<String, Item> latest = new LinkedHashMap<>();
    request
        .getItemsList()
        .forEach(item -> latest.put(item.getItemId(), ItemMessages.item(item, now)));
    return items
        .upsert(latest.values())
        .map(written -> BatchUpsertItemsResponse.newBuilder().setUpserted(written).build());
  }

  @Override
  public Uni<GetItemResponse> getItem(GetItemRequest request) {
    return items
        .byIds(List.of(request.getItemId()))
        .map(
            found -> {
              if (found.isEmpty()) {
                throw new ServiceException(
                    IngestionReason.ITEM_UNKNOWN,
                    "item_id: " + request.getItemId() + " (expected: an item of the catalogue)");
              }
              return GetItemResponse.newBuilder()
                  .setItem(ItemMessages.message(found.get(0)))
                  .build();
            });
  }

  @Override
  public Uni<BatchGetItemsResponse> batchGetItems(BatchGetItemsRequest request) {
    Set<String> asked = new LinkedHashSet<>(request.getItemIdsList());
    return items.byIds(asked).map(found -> response(asked, found));
  }

  @Override
  public Uni<ListItemsResponse> listItems(ListItemsRequest request) {
    String after = PageToken.lastKey(LIST_SCOPE, request.getPageToken()).orElse("");
    int size = request.getPageSize() == 0 ? DEFAULT_PAGE_SIZE : request.getPageSize();
    return items.after(after, size + 1).map(found -> page(found, size));
  }

  private static BatchGetItemsResponse response(Set<String> asked, List<Item> found) {
    Map<String, Item> byId =
        found.stream().collect(Collectors.toMap(Item::itemId, Function.identity()));
    BatchGetItemsResponse.Builder response = BatchGetItemsResponse.newBuilder();
    for (String itemId : asked) {
      Item item = byId.get(itemId);
      if (item == null) {
        response.addUnknownItemIds(itemId);
      } else {
        response.addItems(ItemMessages.message(item));
      }
    }
    return response.build();
  }

  private static ListItemsResponse page(List<Item> found, int size) {
    ListItemsResponse.Builder response = ListItemsResponse.newBuilder();
    found.stream().limit(size).forEach(item -> response.addItems(ItemMessages.message(item)));
    if (found.size() > size) {
      response.setNextPageToken(PageToken.after(LIST_SCOPE, found.get(size - 1).itemId()));
    }
    return response.build();
  }
}
