package dev.tradewind.chat.neighbour;

import dev.tradewind.api.ingestion.v1.BatchGetStockRequest;
import dev.tradewind.api.ingestion.v1.BatchGetStockResponse;
import dev.tradewind.api.ingestion.v1.MutinyStockServiceGrpc.StockServiceImplBase;
import dev.tradewind.api.ingestion.v1.StockLevel;
import io.smallrye.mutiny.Uni;

/** Twelve pieces of everything. */
final class FakeStock extends StockServiceImplBase {

  @Override
  public Uni<BatchGetStockResponse> batchGetStock(BatchGetStockRequest request) {
    BatchGetStockResponse.Builder response = BatchGetStockResponse.newBuilder();
    request
        .getItemIdsList()
        .forEach(id -> response.addLevels(StockLevel.newBuilder().setItemId(id).setOnHand(12)));
    return Uni.createFrom().item(response.build());
  }
}
