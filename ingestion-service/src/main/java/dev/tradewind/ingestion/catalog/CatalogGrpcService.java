package dev.tradewind.ingestion.catalog;

import com.google.protobuf.FieldMask;
import dev.tradewind.api.ingestion.v1.BatchGetItemsRequest;
import dev.tradewind.api.ingestion.v1.BatchGetItemsResponse;
import dev.tradewind.api.ingestion.v1.BatchUpsertItemsRequest;
import dev.tradewind.api.ingestion.v1.BatchUpsertItemsResponse;
import dev.tradewind.api.ingestion.v1.CatalogService;
import dev.tradewind.api.ingestion.v1.DeleteItemRequest;
import dev.tradewind.api.ingestion.v1.DeleteItemResponse;
import dev.tradewind.api.ingestion.v1.GetItemRequest;
import dev.tradewind.api.ingestion.v1.GetItemResponse;
import dev.tradewind.api.ingestion.v1.ListItemRevisionsRequest;
import dev.tradewind.api.ingestion.v1.ListItemRevisionsResponse;
import dev.tradewind.api.ingestion.v1.ListItemsRequest;
import dev.tradewind.api.ingestion.v1.ListItemsResponse;
import dev.tradewind.api.ingestion.v1.UpdateItemRequest;
import dev.tradewind.api.ingestion.v1.UpdateItemResponse;
import dev.tradewind.ingestion.history.RevisionPages;
import dev.tradewind.ingestion.message.Masks;
import dev.tradewind.ingestion.message.Times;
import dev.tradewind.kit.paging.PageToken;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The gRPC edge of the catalogue. */
@GrpcService
class CatalogGrpcService implements CatalogService {

  private static final String LIST_SCOPE = "ListItems";
  private static final int DEFAULT_PAGE_SIZE = 100;
  private static final int DEFAULT_REVISIONS = 50;

  private final ItemChanges changes;
  private final ItemReads reads;

  CatalogGrpcService(ItemChanges changes, ItemReads reads) {
    this.changes = changes;
    this.reads = reads;
  }

  @Override
  public Uni<BatchUpsertItemsResponse> batchUpsertItems(BatchUpsertItemsRequest request) {
    return changes.upsert(request);
  }

  @Override
  public Uni<UpdateItemResponse> updateItem(UpdateItemRequest request) {
    return changes.update(request);
  }

  @Override
  public Uni<DeleteItemResponse> deleteItem(DeleteItemRequest request) {
    return changes.delete(request);
  }

  @Override
  public Uni<GetItemResponse> getItem(GetItemRequest request) {
    check(request.getReadMask());
    Optional<Instant> asOf = Times.optional(request.hasAsOf(), request.getAsOf(), "as_of");
    return reads
        .byIds(List.of(request.getItemId()), asOf)
        .map(
            found -> {
              if (found.isEmpty()) {
                throw ItemChanges.unknown(request.getItemId());
              }
              return GetItemResponse.newBuilder()
                  .setItem(Masks.read(request.getReadMask(), ItemMessages.message(found.get(0))))
                  .build();
            });
  }

  @Override
  public Uni<BatchGetItemsResponse> batchGetItems(BatchGetItemsRequest request) {
    check(request.getReadMask());
    Set<String> asked = new LinkedHashSet<>(request.getItemIdsList());
    Optional<Instant> asOf = Times.optional(request.hasAsOf(), request.getAsOf(), "as_of");
    return reads
        .byIds(asked, asOf)
        .map(found -> ItemPages.found(asked, found, request.getReadMask()));
  }

  @Override
  public Uni<ListItemsResponse> listItems(ListItemsRequest request) {
    check(request.getReadMask());
    String after = PageToken.lastKey(LIST_SCOPE, request.getPageToken()).orElse("");
    int size = request.getPageSize() == 0 ? DEFAULT_PAGE_SIZE : request.getPageSize();
    return reads
        .after(after, size + 1)
        .map(found -> ItemPages.page(found, size, request.getReadMask(), LIST_SCOPE));
  }

  @Override
  public Uni<ListItemRevisionsResponse> listItemRevisions(ListItemRevisionsRequest request) {
    String scope = "ListItemRevisions/" + request.getItemId();
    int size = request.getPageSize() == 0 ? DEFAULT_REVISIONS : request.getPageSize();
    return reads
        .revisions(
            request.getItemId(), RevisionPages.start(scope, request.getPageToken()), size + 1)
        .map(found -> ItemPages.revisions(found, size, scope));
  }

  private static void check(FieldMask mask) {
    Masks.check(mask, dev.tradewind.api.ingestion.v1.Item.class, "read_mask");
  }
}
