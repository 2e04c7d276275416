package dev.tradewind.forecast.replenishment;

import dev.tradewind.api.ingestion.v1.BatchGetStockRequest;
import dev.tradewind.api.ingestion.v1.BatchGetStockResponse;
import dev.tradewind.api.ingestion.v1.MutinyStockServiceGrpc.MutinyStockServiceStub;
import dev.tradewind.forecast.domain.StockPosition;
import dev.tradewind.forecast.error.ForecastReason;
import dev.tradewind.forecast.settings.ForecastSettings;
import dev.tradewind.kit.error.ServiceException;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What is there, from ingestion. */
@ApplicationScoped
public class Stock {

  private final MutinyStockServiceStub stock;
  private final Duration deadline;

  Stock(@GrpcClient("ingestion") MutinyStockServiceStub stock, ForecastSettings settings) {
    this.stock = stock;
    this.deadline = settings.neighbourDeadline();
  }

  /** An item's stock. Fails with STOCK_UNKNOWN where it was never set. */
  Uni<StockPosition> of(String itemId) {
    // Each call its own: quarkus.grpc.clients.*.deadline is one moment, set when the stub is made.
    return stock
        .withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS)
        .batchGetStock(BatchGetStockRequest.newBuilder().addItemIds(itemId).build())
        .map(response -> position(itemId, response));
  }

  private static StockPosition position(String itemId, BatchGetStockResponse response) {
    return response.getLevelsList().stream()
        .filter(level -> level.getItemId().equals(itemId))
        .findFirst()
        .map(level -> new StockPosition(level.getOnHand(), level.getOnOrder()))
        .orElseThrow(
            () ->
                new ServiceException(
                    ForecastReason.STOCK_UNKNOWN,
                    "no stock level was ever set for item "
                        + itemId
                        + "; set it with StockService.BatchSetStock"));
  }
}
