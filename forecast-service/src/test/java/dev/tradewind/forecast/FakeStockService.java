package dev.tradewind.forecast;

import dev.tradewind.api.ingestion.v1.BatchGetStockRequest;
import dev.tradewind.api.ingestion.v1.BatchGetStockResponse;
import dev.tradewind.api.ingestion.v1.BatchSetStockRequest;
import dev.tradewind.api.ingestion.v1.BatchSetStockResponse;
import dev.tradewind.api.ingestion.v1.MutinyStockServiceGrpc;
import dev.tradewind.api.ingestion.v1.StockLevel;
import io.grpc.Status;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;

/** Stock of {@link FakeNeighbours}. */
@GrpcService
class FakeStockService extends MutinyStockServiceGrpc.StockServiceImplBase {

  private final FakeNeighbours neighbours;

  FakeStockService(FakeNeighbours neighbours) {
    this.neighbours = neighbours;
  }

  @Override
  public Uni<BatchGetStockResponse> batchGetStock(BatchGetStockRequest request) {
    BatchGetStockResponse.Builder response = BatchGetStockResponse.newBuilder();
    for (String itemId : request.getItemIdsList()) {
      long[] level = neighbours.stock.get(itemId);
      if (level != null) {
        response.addLevels(
            StockLevel.newBuilder().setItemId(itemId).setOnHand(level[0]).setOnOrder(level[1]));
      }
    }
    return Uni.createFrom().item(response.build());
  }

  @Override
  public Uni<BatchSetStockResponse> batchSetStock(BatchSetStockRequest request) {
    return Uni.createFrom().failure(Status.UNIMPLEMENTED.asRuntimeException());
  }
}
