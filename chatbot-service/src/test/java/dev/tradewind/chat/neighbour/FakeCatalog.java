package dev.tradewind.chat.neighbour;

import dev.tradewind.api.ingestion.v1.GetItemRequest;
import dev.tradewind.api.ingestion.v1.GetItemResponse;
import dev.tradewind.api.ingestion.v1.Item;
import dev.tradewind.api.ingestion.v1.MutinyCatalogServiceGrpc.CatalogServiceImplBase;
import io.grpc.Status;
import io.smallrye.mutiny.Uni;

/** A catalogue with one item. */
final class FakeCatalog extends CatalogServiceImplBase {

  @Override
  public Uni<GetItemResponse> getItem(GetItemRequest request) {
    return request.getItemId().equals("85123A")
        ? Uni.createFrom()
            .item(
                GetItemResponse.newBuilder()
                    .setItem(Item.newBuilder().setItemId("85123A").setTitle("White heart lantern"))
                    .build())
        : Uni.createFrom().failure(Status.NOT_FOUND.asRuntimeException());
  }
}
