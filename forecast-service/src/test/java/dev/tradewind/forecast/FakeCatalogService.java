package dev.tradewind.forecast;

import dev.tradewind.api.ingestion.v1.BatchGetItemsRequest;
import dev.tradewind.api.ingestion.v1.BatchGetItemsResponse;
import dev.tradewind.api.ingestion.v1.BatchUpsertItemsRequest;
import dev.tradewind.api.ingestion.v1.BatchUpsertItemsResponse;
import dev.tradewind.api.ingestion.v1.GetItemRequest;
import dev.tradewind.api.ingestion.v1.GetItemResponse;
import dev.tradewind.api.ingestion.v1.Item;
import dev.tradewind.api.ingestion.v1.ListItemsRequest;
import dev.tradewind.api.ingestion.v1.ListItemsResponse;
import dev.tradewind.api.ingestion.v1.MutinyCatalogServiceGrpc;
import io.grpc.Status;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;

/** A catalogue with every item but those that are called unknown. */
@GrpcService
class FakeCatalogService extends MutinyCatalogServiceGrpc.CatalogServiceImplBase {

  @Override
  public Uni<GetItemResponse> getItem(GetItemRequest request) {
    return request.getItemId().startsWith("unknown")
        ? failed(Status.NOT_FOUND)
        : Uni.createFrom()
            .item(
                GetItemResponse.newBuilder()
                    .setItem(Item.newBuilder().setItemId(request.getItemId()))
                    .build());
  }

  @Override
  public Uni<BatchUpsertItemsResponse> batchUpsertItems(BatchUpsertItemsRequest request) {
    return failed(Status.UNIMPLEMENTED);
  }

  @Override
  public Uni<BatchGetItemsResponse> batchGetItems(BatchGetItemsRequest request) {
    return failed(Status.UNIMPLEMENTED);
  }

  @Override
  public Uni<ListItemsResponse> listItems(ListItemsRequest request) {
    return failed(Status.UNIMPLEMENTED);
  }

  private static <T> Uni<T> failed(Status status) {
    return Uni.createFrom().failure(status.asRuntimeException());
  }
}
