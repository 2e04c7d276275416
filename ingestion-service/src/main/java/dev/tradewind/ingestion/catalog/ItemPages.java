package dev.tradewind.ingestion.catalog;

import com.google.protobuf.FieldMask;
import dev.tradewind.api.ingestion.v1.BatchGetItemsResponse;
import dev.tradewind.api.ingestion.v1.ItemRevision;
import dev.tradewind.api.ingestion.v1.ListItemRevisionsResponse;
import dev.tradewind.api.ingestion.v1.ListItemsResponse;
import dev.tradewind.ingestion.catalog.domain.Item;
import dev.tradewind.ingestion.history.Revision;
import dev.tradewind.ingestion.history.RevisionPages;
import dev.tradewind.ingestion.message.Masks;
import dev.tradewind.ingestion.message.Times;
import dev.tradewind.kit.paging.PageToken;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Responses of bounded size. */
final class ItemPages {

  /** A response ends here, well below the 4 MiB that a client takes by default. */
  private static final int MAX_BYTES = 2 << 20;

  private ItemPages() {}

  static BatchGetItemsResponse found(Collection<String> asked, List<Item> found, FieldMask mask) {
    Map<String, Item> byId =
        found.stream().collect(Collectors.toMap(Item::itemId, Function.identity()));
    BatchGetItemsResponse.Builder response = BatchGetItemsResponse.newBuilder();
    int bytes = 0;
    for (String itemId : asked) {
      Item item = byId.get(itemId);
      if (item == null) {
        response.addUnknownItemIds(itemId);
        continue;
      }
      dev.tradewind.api.ingestion.v1.Item message = Masks.read(mask, ItemMessages.message(item));
      bytes += message.getSerializedSize();
      if (bytes > MAX_BYTES) {
        response.addRemainingItemIds(itemId);
      } else {
        response.addItems(message);
      }
    }
    return response.build();
  }

  static ListItemsResponse page(List<Item> found, int size, FieldMask mask, String scope) {
    ListItemsResponse.Builder response = ListItemsResponse.newBuilder();
    int bytes = 0;
    for (Item item : found) {
      dev.tradewind.api.ingestion.v1.Item message = Masks.read(mask, ItemMessages.message(item));
      bytes += message.getSerializedSize();
      if (response.getItemsCount() == size || (bytes > MAX_BYTES && response.getItemsCount() > 0)) {
        String last = found.get(response.getItemsCount() - 1).itemId();
        return response.setNextPageToken(PageToken.after(scope, last)).build();
      }
      response.addItems(message);
    }
    return response.build();
  }

  static ListItemRevisionsResponse revisions(List<Revision> found, int size, String scope) {
    ListItemRevisionsResponse.Builder response = ListItemRevisionsResponse.newBuilder();
    found.stream()
        .limit(size)
        .forEach(
            revision ->
                response.addRevisions(
                    ItemRevision.newBuilder()
                        .setItem(ItemMessages.message(ItemReads.item(revision)))
                        .setValidFrom(Times.message(revision.validFrom()))
                        .setDeleted(revision.deleted())));
    return response
        .setNextPageToken(
            RevisionPages.next(scope, found.stream().map(Revision::validFrom).toList(), size))
        .build();
  }
}
