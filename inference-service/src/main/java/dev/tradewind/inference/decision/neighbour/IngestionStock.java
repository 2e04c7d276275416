package dev.tradewind.inference.decision.neighbour;

import dev.tradewind.api.ingestion.v1.BatchGetStockRequest;
import dev.tradewind.api.ingestion.v1.BatchGetStockResponse;
import dev.tradewind.api.ingestion.v1.StockLevel;
import dev.tradewind.api.ingestion.v1.StockService;
import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.decision.recommend.RecommendConfig;
import dev.tradewind.inference.decision.recommend.Stock;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Stock levels of the ingestion service. */
@Singleton
public class IngestionStock implements Stock {

  private final StockService stock;
  private final Neighbour neighbour;

  IngestionStock(@GrpcClient("ingestion") StockService stock, RecommendConfig config) {
    this.stock = stock;
    this.neighbour =
        new Neighbour(
            "stock levels",
            Setting.positive("tradewind.inference.recommend.stock-timeout", config.stockTimeout()));
  }

  @Override
  public Uni<Set<String>> outOfStock(List<String> itemIds) {
    BatchGetStockRequest request = BatchGetStockRequest.newBuilder().addAllItemIds(itemIds).build();
    return neighbour.bounded(stock.batchGetStock(request).map(IngestionStock::empty));
  }

  /** Items without a level are left out of the answer, and so count as sellable. */
  private static Set<String> empty(BatchGetStockResponse response) {
    return response.getLevelsList().stream()
        .filter(level -> level.getOnHand() <= 0)
        .map(StockLevel::getItemId)
        .collect(Collectors.toUnmodifiableSet());
  }
}
